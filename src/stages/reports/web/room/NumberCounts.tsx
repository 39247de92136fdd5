import { StateMark } from '#web/ui/StateMark.tsx';
import { provenWords } from './proven-words.ts';
import type { Room } from './room.ts';
import { STATE_WORDS } from './state-words.ts';

/** The states of the numbers, in one line. */
export function NumberCounts({ room }: { readonly room: Room }) {
  const { numbers, quantities } = room;
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
        {quantities.unproven.length === 0 ? (
          provenWords(room)
        ) : (
          <StateMark state="fails">{provenWords(room)}</StateMark>
        )}
      </span>
    </>
  );
}
