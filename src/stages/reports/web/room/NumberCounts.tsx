import { StateMark } from '#web/ui/StateMark.tsx';
import type { Room } from './room.ts';
import { STATE_WORDS } from './state-words.ts';

/** How the numbers stand, in one line. */
export function NumberCounts({ room: { numbers, quantities } }: { readonly room: Room }) {
  const count = (state: keyof typeof STATE_WORDS): number =>
    numbers.filter((one) => one.state === state).length;
  return (
    <>
      <span data-count={numbers.length}>{numbers.length} 个数字</span>：
      {(['agrees', 'warning', 'fails', 'none'] as const)
        .filter((state) => state === 'agrees' || count(state) > 0)
        .map((state) => (
          <span key={state} className="counted">
            <StateMark state={state}>
              {count(state)} {STATE_WORDS[state]}
            </StateMark>
          </span>
        ))}
      <span className="counted">
        文中 {quantities.proven} 个数字有据，
        {quantities.unproven.length === 0 ? (
          '没有一个没有来历'
        ) : (
          <StateMark state="fails">{quantities.unproven.length} 个没有</StateMark>
        )}
      </span>
    </>
  );
}
