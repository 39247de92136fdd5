import type { Operations } from '#web/api/operations.ts';

type Table = Operations['GET /api/v1/duties/{year}/table']['answer'];

/** The displayed table: whole, or only the units and duties with something overdue. */
export function narrowed(table: Table, only: boolean): Table {
  if (!only) return table;
  const rows = table.rows.filter(({ whole }) => whole.overdue > 0);
  const duties = table.duties.filter(({ id }) =>
    rows.some(({ cells }) => cells.some((cell) => cell.duty === id && cell.overdue > 0)),
  );
  return { ...table, rows, duties };
}
