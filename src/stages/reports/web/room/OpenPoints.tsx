import { Go } from '#web/ui/Go.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { plainWords, titlesOf } from './plain-words.ts';
import type { Room } from './room.ts';

/** What stands against issuing, and what who signs should know. */
export function OpenPoints({ room, year }: { readonly room: Room; readonly year: string }) {
  const titles = titlesOf(room.numbers);
  const { blanks, obstacles, warnings, findings, silentUnits } = room;
  // Numbers without origin stand in a list of their own, with what can be done about each.
  const others = obstacles.filter(({ kind }) => kind !== 'parameter' && kind !== 'quantity');
  const told = new Set(obstacles.map(({ id }) => id));
  const notes = findings.filter(({ id }) => !told.has(id));
  if (obstacles.length + blanks.length + warnings.length + notes.length + silentUnits.length === 0)
    return (
      <p>
        <StateMark state="agrees">没有未了的事项，可以印发。</StateMark>
      </p>
    );
  return (
    <details className="open-points" open={obstacles.length > 0}>
      <summary>
        {obstacles.length > 0 ? (
          <StateMark state="fails">{obstacles.length} 项不解决不能印发</StateMark>
        ) : (
          <StateMark state="agrees">可以印发</StateMark>
        )}
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
