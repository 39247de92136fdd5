import { useState } from 'react';
import { fieldsOf, useDefinition } from '../definition.ts';
import { CorrectCell } from './CorrectCell.tsx';
import type { ImportFault, RefusedRow, RefusedSheet } from './import-result.ts';
import type { Corrections } from './use-corrections.ts';

interface RefusedRowsProps {
  readonly of: RefusedSheet;
  readonly faults: readonly ImportFault[];
  /** Null: corrections are no longer possible. */
  readonly corrections: Corrections | null;
}

/** The refused rows of a sheet: record, cell, content, reason, and the input to correct it. */
export function RefusedRows({ of: refused, faults, corrections }: RefusedRowsProps) {
  const { sheet, rows, count, ledger } = refused;
  const definition = useDefinition(ledger);
  const [whole, setWhole] = useState<ReadonlySet<number>>(new Set());
  return (
    <>
      <div className="wide">
        <table className="plain fault-sheet">
          <thead>
            <tr>
              <th scope="col">行</th>
              <th scope="col">记录</th>
              <th scope="col">列</th>
              <th scope="col">文件里的</th>
              <th scope="col">为什么不能导入</th>
              {corrections ? <th scope="col">改为</th> : null}
            </tr>
          </thead>
          {rows.map((row) => (
            <tbody key={row.row}>
              {linesOf(row, refused, faults, whole.has(row.row)).map(
                ({ column, messages, was, moneyUnit }, at) => (
                  <tr key={column ?? ''}>
                    {at === 0 ? (
                      <RowHead
                        row={row}
                        span={linesOf(row, refused, faults, whole.has(row.row)).length}
                        onWhole={
                          corrections && !whole.has(row.row)
                            ? () => setWhole(new Set([...whole, row.row]))
                            : null
                        }
                      />
                    ) : null}
                    <td>{column ?? '整行'}</td>
                    <td className={messages.length > 0 ? 'refused' : ''}>
                      {was ?? (column === null ? '' : '（空）')}
                    </td>
                    <td className="why">
                      {messages.map((message) => (
                        <div key={message}>✕ {message}</div>
                      ))}
                    </td>
                    {corrections ? (
                      <td className="correct">
                        {column === null ? null : (
                          <CorrectCell
                            label={`第 ${row.row} 行“${column}”改为`}
                            field={
                              (definition.data &&
                                fieldsOf(definition.data).find(({ title }) => title === column)) ??
                              null
                            }
                            moneyUnit={moneyUnit}
                            was={was}
                            value={corrections.at({ sheet, row: row.row, column })}
                            onChange={(value) =>
                              corrections.set(
                                { sheet, row: row.row, column },
                                value,
                                definition.data?.sensitivity === 'sealed',
                              )
                            }
                          />
                        )}
                      </td>
                    ) : null}
                  </tr>
                ),
              )}
            </tbody>
          ))}
        </table>
      </div>
      {count > rows.length ? <p>另有 {count - rows.length} 行，见下载的副本。</p> : null}
    </>
  );
}

function RowHead({
  row: { row, name },
  span,
  onWhole,
}: {
  readonly row: RefusedRow;
  readonly span: number;
  readonly onWhole: (() => void) | null;
}) {
  return (
    <>
      <th scope="row" rowSpan={span}>
        {row}
      </th>
      <td rowSpan={span}>
        {name === '' ? '（没有编号）' : name}
        {onWhole ? (
          <div>
            <button type="button" className="plain-button" onClick={onWhole}>
              改第 {row} 行的其他格
            </button>
          </div>
        ) : null}
      </td>
    </>
  );
}

interface Line {
  readonly column: string | null;
  readonly messages: readonly string[];
  readonly was: string | null;
  readonly moneyUnit: RefusedSheet['columns'][number]['moneyUnit'];
}

/** One line for each wrong cell, one for a fault of the row, and on demand one for every other cell. */
function linesOf(
  row: RefusedRow,
  { sheet, columns }: RefusedSheet,
  faults: readonly ImportFault[],
  whole: boolean,
): readonly Line[] {
  const own = faults.filter((fault) => fault.sheet === sheet && fault.row === row.row);
  const messagesOf = (column: string | null): readonly string[] => [
    ...new Set(own.filter((fault) => fault.column === column).map(({ message }) => message)),
  ];
  const known = new Set(columns.map(({ title }) => title));
  const ofRow = [...new Set(own.map(({ column }) => column))].filter(
    (column) => column === null || !known.has(column),
  );
  return [
    ...columns.flatMap(({ title, moneyUnit }, at): Line[] => {
      const messages = messagesOf(title);
      if (messages.length === 0 && !whole) return [];
      return [{ column: title, messages, was: row.cells[at] ?? null, moneyUnit }];
    }),
    ...(ofRow.length === 0
      ? []
      : [{ column: null, messages: ofRow.flatMap(messagesOf), was: null, moneyUnit: null } as const]),
  ];
}
