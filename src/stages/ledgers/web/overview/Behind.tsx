import type { Operations } from '#web/api/operations.ts';
import { Go } from '#web/ui/Go.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { StateMark } from '#web/ui/StateMark.tsx';

export type UnitBehind = Operations['GET /api/v1/overview']['answer']['behind'][number];

interface BehindProps {
  readonly behind: readonly UnitBehind[];
  readonly year: string;
  readonly onChoose: (unit: UnitBehind) => void;
}

/** Maximum number of units on a page; the others are counted. */
const MOST = 8;

/** The units with overdue or returned rows: a bar for each, on one scale, with its numbers. */
export function Behind({ behind, year, onChoose }: BehindProps) {
  const of = (kind: 'overdue' | 'returned', units = behind): number =>
    units.reduce((all, one) => all + one[kind], 0);
  const most = Math.max(1, ...behind.map(({ overdue, returned }) => overdue + returned));
  const rest = behind.slice(MOST);
  return (
    <section aria-label="逾期和退回在哪里" className="behind">
      <h2>逾期和退回在哪里</h2>
      {behind.length === 0 ? (
        <p>
          <StateMark state="agrees">{year}年到期的没有逾期，也没有退回待改的。</StateMark>
        </p>
      ) : (
        <>
          <p className="quiet">
            <span className="legend-overdue" aria-hidden="true" /> 逾期没有办结 {of('overdue')} 件　
            <span className="legend-returned" aria-hidden="true" /> 退回待改 {of('returned')} 条
          </p>
          <ol>
            {behind.slice(0, MOST).map((unit) => (
              <li key={unit.code}>
                <span className="behind-name">{unit.name}</span>
                <span className="behind-bar" aria-hidden="true">
                  <i className="bar-overdue" style={{ width: `${(unit.overdue / most) * 100}%` }} />
                  <i className="bar-returned" style={{ width: `${(unit.returned / most) * 100}%` }} />
                </span>
                <button
                  type="button"
                  className="plain-button"
                  aria-label={`${unit.name}：逾期 ${unit.overdue} 件，退回 ${unit.returned} 条`}
                  onClick={() => onChoose(unit)}
                >
                  {[
                    ...(unit.overdue > 0 ? [`逾期 ${unit.overdue}`] : []),
                    ...(unit.returned > 0 ? [`退回 ${unit.returned}`] : []),
                  ].join('，')}
                </button>
              </li>
            ))}
          </ol>
          {rest.length === 0 ? null : (
            <p className="quiet">
              另有 {rest.length} 个单位：逾期 {of('overdue', rest)} 件，退回 {of('returned', rest)} 条。
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** The ledgers of a unit's numbers, each linked to exactly its rows. */
export function BehindParts({ unit: { parts }, year }: { readonly unit: UnitBehind; readonly year: string }) {
  return (
    <ul className="parts">
      {parts.map(({ kind, ledger, title, count, where }) => (
        <li key={`${kind} ${ledger}`}>
          {title}：
          <Go
            // Overdue rows are listed in every year.
            to={`/ledgers/${ledger}${searchText({ ...(kind === 'returned' ? { year } : {}), where })}`}
            count={count}
          >
            {kind === 'overdue' ? `逾期 ${count} 件` : `退回 ${count} 条`}
          </Go>
        </li>
      ))}
    </ul>
  );
}
