import { StateMark } from '#web/ui/StateMark.tsx';
import type { Room } from './room.ts';
import { STATE_WORDS } from './state-words.ts';

/** How the numbers stand, in one line. */
export function NumberCounts({ room: { numbers } }: { readonly room: Room }) {
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
    </>
  );
}
