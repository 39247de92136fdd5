import { useAct } from '#web/api/use-operation.ts';
import { Go } from '#web/ui/Go.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { CarriedParameters } from './CarriedParameters.tsx';
import { NoteLine } from './NoteLine.tsx';
import { plainWords, titlesOf } from '#model/report/plain-words.ts';
import { offered } from './offered.ts';
import type { Room } from './room.ts';
import { ShortList } from './ShortList.tsx';
import { Verdict } from './Verdict.tsx';

interface OpenPointsProps {
  readonly room: Room;
  readonly report: string;
  readonly year: string;
}

/** What prevents the issue, and what signers should know: each once. */
export function OpenPoints({ room, report, year }: OpenPointsProps) {
  const path = { report, year };
  const explain = useAct('POST /api/v1/reports/{report}/{year}/explanations');
  const withdraw = useAct('POST /api/v1/reports/{report}/{year}/explanations/{id}/withdraw');
  const may = offered(room);
  const titles = titlesOf(room.numbers);
  const { blanks, carried, obstacles, notes, silentUnits } = room;
  // Numbers without origin have a list of their own, with what can be done about each; a return is shown by its step.
  const empty = room.empty || room.emptySeen;
  const others = empty
    ? []
    : obstacles.filter(({ kind }) => ['number', 'check', 'consistency', 'early'].includes(kind));
  if (others.length + blanks.length + carried.length + notes.length + silentUnits.length === 0)
    return (
      <p>
        <Verdict room={room} />
      </p>
    );
  return (
    <details className="open-points" open={!empty && (obstacles.length > 0 || notes.some(isOpen))}>
      <summary>
        <Verdict room={room} />
        {'　'}
        <Counts room={room} />
      </summary>
      <ProblemNotice error={explain.error ?? withdraw.error} />
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
        <CarriedParameters room={room} path={path} />
        {others.map(({ id, kind, message }) => (
          <li key={id}>
            <StateMark state={kind === 'early' ? 'none' : 'fails'}>
              <ShortList text={plainWords(message, titles)} />
            </StateMark>
          </li>
        ))}
        {notes.map((note) => (
          <NoteLine
            key={note.id}
            note={note}
            titles={titles}
            busy={explain.isPending || withdraw.isPending}
            mayWithdraw={may.withdrawNotes.includes(note.explanation?.id ?? '')}
            onExplain={(text, by) => explain.mutate({ path, body: { finding: note.id, text, by } })}
            onWithdraw={(id) => withdraw.mutate({ path: { ...path, id } })}
          />
        ))}
        {silentUnits.length === 0 ? null : (
          <li>
            <StateMark state="warning">
              <ShortList
                text={`这些单位${year}年没有一条已审定的记录：${silentUnits.map(({ name }) => name).join('、')}`}
              />
            </StateMark>
          </li>
        )}
      </ul>
    </details>
  );
}

type Note = Room['notes'][number];

function isOpen({ severity, explanation }: Note): boolean {
  return severity === 'warning' && explanation === null;
}

/** The counts of warnings and units. */
function Counts({ room: { notes, silentUnits } }: { readonly room: Room }) {
  const open = notes.filter(isOpen).length;
  const said = notes.filter(({ explanation }) => explanation !== null).length;
  return (
    <>
      {open > 0 ? <StateMark state="warning">{open} 项提醒</StateMark> : null}
      {said > 0 ? <StateMark state="agrees">{said} 项提醒已说明</StateMark> : null}
      {silentUnits.length > 0 ? `　${silentUnits.length} 个单位没有记录` : ''}
    </>
  );
}
