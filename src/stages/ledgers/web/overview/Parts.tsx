import { Go } from '#web/ui/Go.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import type { Cell } from './HeatTable.tsx';

/** Of which ledgers a number is made, each with the list of exactly its rows. */
export function Parts({ cell, year }: { readonly cell: Cell; readonly year: string }) {
  const list = (ledger: string, units: readonly string[], where: string): string =>
    `/ledgers/${ledger}${searchText({ year, where: [`unit_id:in:${units.join(',')}`, where] })}`;
  return (
    <ul className="parts">
      {cell.parts.map(({ ledger, title, accepted, open, units }) => (
        <li key={ledger}>
          {title}：
          <Go to={list(ledger, units, 'row_status:eq:accepted')} count={accepted}>
            已审定 {accepted} 条
          </Go>
          {open > 0 ? (
            <>
              ，
              <Go to={list(ledger, units, 'row_status:in:draft,submitted,returned')} count={open}>
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
