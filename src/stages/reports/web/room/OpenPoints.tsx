import { Go } from '#web/ui/Go.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { plainWords, titlesOf } from './plain-words.ts';
import type { Room } from './room.ts';
import { Verdict } from './Verdict.tsx';

/** What stands against issuing, and what who signs should know. */
export function OpenPoints({ room, year }: { readonly room: Room; readonly year: string }) {
  const titles = titlesOf(room.numbers);
  const { blanks, obstacles, warnings, findings, silentUnits } = room;
  // Numbers without origin stand in a list of their own, with what can be done about each; a return is told by its step.
  const others = obstacles.filter(
    ({ kind }) => kind === 'number' || kind === 'check' || kind === 'consistency',
  );
  const told = new Set(obstacles.map(({ id }) => id));
  const notes = findings.filter(({ id }) => !told.has(id));
  if (others.length + blanks.length + warnings.length + notes.length + silentUnits.length === 0)
    return (
      <p>
        <Verdict room={room} />
      </p>
    );
  return (
    <details className="open-points" open={obstacles.length > 0}>
      <summary>
        <Verdict room={room} />
        {'　'}
        {warnings.length + notes.length > 0 ? (
          <StateMark state="warning">{warnings.length + notes.length} 项提醒</StateMark>
        ) : null}
        {silentUnits.length > 0 ? `　${silentUnits.length} 个单位没有记录` : ''}
      </summary>
      <ul>
        {blanks.map(({ parameter, title }) => (
          <li key={parameter}>
            <StateMark state="fails">还没有填写“{title}”</StateMark>
            {'　'}
            <Go to={`/ledgers/report_parameters?where=${encodeURIComponent(`year:eq:${year}`)}`}>
              到报告参数
            </Go>
          </li>
        ))}
        {others.map(({ id, message }) => (
          <li key={id}>
            <StateMark state="fails">{plainWords(message, titles)}</StateMark>
          </li>
        ))}
        {warnings.map(({ id, message }) => (
          <li key={id}>
            <StateMark state="warning">{plainWords(message, titles)}</StateMark>
          </li>
        ))}
        {notes.map(({ id, what }) => (
          <li key={id}>
            <StateMark state="warning">{plainWords(what, titles)}</StateMark>
          </li>
        ))}
        {silentUnits.length === 0 ? null : (
          <li>
            <StateMark state="warning">
              这些单位{year}年没有一条已审定的记录：{silentUnits.map(({ name }) => name).join('、')}
            </StateMark>
          </li>
        )}
      </ul>
    </details>
  );
}
