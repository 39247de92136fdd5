import { chineseMoment } from '#web/ui/chinese-time.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import type { Own } from './own.ts';

/** The present fault of a channel of the user's. */
export function WayFault({ own, channel }: { readonly own: Own; readonly channel: 'mail' | 'robot' }) {
  const fault = own.faults.find((one) => one.channel === channel);
  if (!fault) return null;
  return (
    <p>
      <StateMark state="fails">
        自{chineseMoment(fault.since)}起没有送到：{fault.reason}。每次运行都会再试。
      </StateMark>
    </p>
  );
}
