import type { ImportResult } from './import-result.ts';
import { RefusedRows } from './RefusedRows.tsx';
import type { Corrections } from './use-corrections.ts';

interface FaultListProps {
  readonly result: ImportResult;
  /** Null: it is over, what is listed was left out. */
  readonly corrections: Corrections | null;
}

/** Everything that was refused, sheet by sheet, but for the sheets that are not the post's own. */
export function FaultList({ result, corrections }: FaultListProps) {
  const faults = result.errors.filter(({ kind, row }) => !(kind === 'out_of_scope' && row === null));
  const sheets = [...new Set(faults.map(({ sheet, file }) => sheet ?? file))];
  return (
    <>
      {sheets.map((name) => {
        const own = faults.filter(({ sheet, file }) => (sheet ?? file) === name);
        const refused = result.refused.find(({ sheet }) => sheet === name);
        const whole = own.filter(({ row }) => row === null);
        // Rows that are told without their cells: those of a sheet that cannot be read again.
        const bare = refused ? [] : own.filter(({ row }) => row !== null);
        return (
          <section key={name} aria-label={`${name}中被拒绝的内容`}>
            <h3>{name}</h3>
            {[...whole, ...bare].map(({ row, column, message }) => (
              <p key={`${row} ${column} ${message}`} className="state-fails">
                ✕ {row === null ? '' : `第 ${row} 行：`}
                {message}
              </p>
            ))}
            {refused ? <RefusedRows of={refused} faults={own} corrections={corrections} /> : null}
          </section>
        );
      })}
    </>
  );
}
