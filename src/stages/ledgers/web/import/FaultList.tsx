import type { ImportResult } from './import-result.ts';
import { RefusedRows } from './RefusedRows.tsx';
import type { Corrections } from './use-corrections.ts';

interface FaultListProps {
  readonly result: ImportResult;
  /** Null: the import is done, and the listed rows were left out. */
  readonly corrections: Corrections | null;
}

/** Every refusal, by sheet, except the sheets that the post may not import. */
export function FaultList({ result, corrections }: FaultListProps) {
  const faults = result.errors.filter(({ kind, row }) => !(kind === 'out_of_scope' && row === null));
  const sheets = [...new Set(faults.map(({ sheet, file }) => sheet ?? file))];
  return (
    <>
      {sheets.map((name) => {
        const own = faults.filter(({ sheet, file }) => (sheet ?? file) === name);
        const refused = result.refused.find(({ sheet }) => sheet === name);
        const whole = own.filter(({ row }) => row === null);
        // Rows without cells: those of a sheet that cannot be read again.
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
