import { fieldTypes } from '#fields/index.ts';
import type { Cell } from '#model/cell.ts';
import type { Field, ParseContext } from '#model/field.ts';
import { hasInvisible } from '#model/text/invisible.ts';
import type { Value } from '#model/value.ts';
import { CellMemo } from './cell-memo.ts';
import type { Column } from './header.ts';
import type { NameLookups } from './name-lookups.ts';
import type { RowFault } from './parsed-row.ts';
import { shown } from './shown.ts';

/**
 * Reads the cell of one column out of a row.
 * @param unseen is called with the title of the field where a cell holds invisible characters
 */
export type CellReader = (cells: readonly Cell[], unseen: (title: string) => void) => Value | RowFault;

/** Makes the reader of a column. A text that was read before is not read again. */
export function cellReader(column: Column, field: Field, names: NameLookups): CellReader {
  const type = fieldTypes[field.type];
  const context: ParseContext = { ...names, headerMoneyUnit: column.moneyUnit };
  const { index } = column;
  const memo = new CellMemo();
  return (cells, unseen) => {
    const cell = cells[index] ?? null;
    if (cell === null) return null;
    const known = typeof cell === 'string' ? memo.get(cell) : undefined;
    if (known !== undefined) return known;
    if (typeof cell === 'string' && hasInvisible(cell)) unseen(field.title);
    const parsed = type.parse(cell, field, context);
    if ('fault' in parsed)
      return {
        column: field.title,
        value: shown(cell),
        kind: parsed.fault.kind,
        message: parsed.fault.message,
      };
    if (typeof cell === 'string') memo.keep(cell, parsed.value);
    return parsed.value;
  };
}
