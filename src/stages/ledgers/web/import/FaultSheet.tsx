import type { ImportFault } from './import-result.ts';

/** So many rows of a sheet are drawn; the annotated copy has them all. */
const MOST_ROWS = 200;

/** The refused cells where they stand: the rows and columns of the sheet that have any, each with why beside the value. */
export function FaultSheet({
  sheet,
  faults,
}: {
  readonly sheet: string;
  readonly faults: readonly ImportFault[];
}) {
  const columns = [...new Set(faults.flatMap(({ column }) => column ?? []))];
  const rows = [...new Set(faults.flatMap(({ row }) => row ?? []))].toSorted((a, b) => a - b);
  const whole = faults.filter(({ row }) => row === null);
  const at = (row: number, column: string | null): readonly ImportFault[] =>
    faults.filter((fault) => fault.row === row && fault.column === column);
  return (
    <section aria-label={`${sheet}中被拒绝的内容`}>
      <h3>{sheet}</h3>
      {whole.map(({ message }) => (
        <p key={message} className="state-fails">
          ✕ {message}
        </p>
      ))}
      {rows.length === 0 ? null : (
        <div className="wide">
          <table className="plain fault-sheet">
            <thead>
              <tr>
                <th scope="col">行</th>
                {columns.map((column) => (
                  <th scope="col" key={column}>
                    {column}
                  </th>
                ))}
                {rows.some((row) => at(row, null).length > 0) ? <th scope="col">整行</th> : null}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST_ROWS).map((row) => (
                <tr key={row}>
                  <th scope="row">{row}</th>
                  {columns.map((column) => (
                    <FaultCell key={column} faults={at(row, column)} />
                  ))}
                  {rows.some((one) => at(one, null).length > 0) ? <FaultCell faults={at(row, null)} /> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > MOST_ROWS ? <p>另有 {rows.length - MOST_ROWS} 行，见标注了错误的副本。</p> : null}
    </section>
  );
}

function FaultCell({ faults }: { readonly faults: readonly ImportFault[] }) {
  if (faults.length === 0) return <td />;
  return (
    <td className="refused">
      {faults.map(({ value, message }) => (
        <div key={message}>
          {value === null ? null : <strong>{value}</strong>} <span>✕ {message}</span>
        </div>
      ))}
    </td>
  );
}
