import { Button } from 'antd';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import type { Room } from './room.ts';

interface SendButtonProps {
  readonly room: Room;
  readonly busy: boolean;
  readonly onSend: (words: string | null) => void;
}

/** Sends the report for signing, where it is in order and not under way already; after a return with an answer to it. */
export function SendButton({ room: { signing, obstacles }, busy, onSend }: SendButtonProps) {
  if (!signing) return null;
  const { verdict, last } = signing;
  if (last?.act === 'returned' && obstacles.every(({ kind }) => kind === 'returned'))
    return (
      <ReasonButton
        type="primary"
        says="重新送签"
        asks="对退回的意见怎么办的？写一句，签批的人看得到；没有改的，写明为什么。"
        loading={busy}
        onReason={onSend}
      />
    );
  const underWay = last?.act === 'sent' && last.current;
  if (verdict !== 'unsigned' || underWay) return null;
  return (
    <Button type="primary" loading={busy} onClick={() => onSend(null)}>
      送签
    </Button>
  );
}
