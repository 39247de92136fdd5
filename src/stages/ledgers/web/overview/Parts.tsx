import { Go } from '#web/ui/Go.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import type { Cell } from './HeatTable.tsx';

/** The ledgers of a number, each linked to exactly its rows. */
export function Parts({ cell, year }: { readonly cell: Cell; readonly year: string }) {
  const list = (ledger: string, units: readonly string[], ...where: readonly string[]): string =>
    `/ledgers/${ledger}${searchText({ year, where: [`unit_id:in:${units.join(',')}`, ...where] })}`;
  return (
    <ul className="parts">
      {cell.parts.map(({ ledger, title, accepted, open, units }) => (
        <li key={ledger}>
          {title}：
          <Go
            to={list(ledger, units, 'row_status:eq:accepted', 'row_open:eq:false', ...within(year))}
            count={accepted}
          >
            已审定 {accepted} 条
          </Go>
          {open > 0 ? (
            <>
              ，
              <Go to={list(ledger, units, 'row_open:eq:true')} count={open}>
                在办 {open} 条
              </Go>
            </>
          ) : null}
        </li>
      ))}
      <li className="quiet">去年已审定 {cell.before} 条</li>
    </ul>
  );
}

/** Finished rows count in the year in which they happened, and in no other. */
function within(year: string): readonly string[] {
  return [`row_happened_on:ge:${year}-01-01`, `row_happened_on:le:${year}-12-31`];
}
