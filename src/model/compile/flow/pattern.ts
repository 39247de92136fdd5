import type { Field } from '../../field.ts';
import type { FieldType } from '../../field-type.ts';
import type { Citing, FieldPattern, RowPattern } from '../../pack/flow.ts';
import type { Ledger } from '../../pack/types.ts';
import type { WrittenPattern } from '../../schema/flow.ts';
import type { Keys } from '../source.ts';
import { fieldThat, type FlowSource } from './flow-source.ts';

/**
 * Compiles what the fields of a row must be.
 * @param ledger whose rows are meant
 */
export function compilePattern(
  flow: FlowSource,
  ledger: Ledger,
  written: WrittenPattern,
  at: Keys,
  { heeds = false }: { readonly heeds?: boolean } = {},
): RowPattern {
  const found = Object.entries(written).flatMap(([id, is]) => {
    const place = [...at, id];
    const field = fieldThat({ ...flow, ledger }, id, place, (type) => fits(type, is));
    if (!field) return [];
    judgeCodes(flow, field, is, place);
    judgeHeed(flow, field, is, place, heeds);
    return [Object.freeze({ field, is })];
  });
  return Object.freeze(found);
}

function fits(type: FieldType, is: FieldPattern): boolean {
  if (typeof is === 'string') return true;
  if (typeof is === 'boolean') return type.operand === 'boolean';
  return 'least' in is ? type.operand === 'set' : type.operand === 'choice';
}

/** Recusal is heeded where the list is at hand: among the rows that cite a matter whose flow has one. */
function judgeHeed(
  { source, types }: FlowSource,
  field: Field,
  is: FieldPattern,
  at: Keys,
  heeds: boolean,
): void {
  if (typeof is !== 'object' || !('heed' in is)) return;
  if (!heeds || !source.value.recusal || types[field.type].reference !== 'person')
    source.fault(
      'flow',
      at,
      `“${field.title}”在这里不能不算应回避的人`,
      '只用于 every 的人员字段，流程须写 recusal',
    );
}

function judgeCodes({ source }: FlowSource, field: Field, is: FieldPattern, at: Keys): void {
  if (typeof is !== 'object' || 'least' in is) return;
  for (const code of is)
    if (!field.choices.some((one) => one.code === code))
      source.fault('unknown_code', at, `“${field.title}”没有代码为“${code}”的选项`, '核对选项的代码');
}

/**
 * The rows of another ledger that cite this one's.
 * @returns the ledger and its field; null after the fault was added
 */
export function compileCiting(
  flow: FlowSource,
  written: { readonly cited_by: string; readonly as: string },
  at: Keys,
): { readonly ledger: Ledger; readonly of: Citing } | null {
  const { source, ledger, ledgers } = flow;
  const citing = ledgers.get(written.cited_by);
  if (!citing || citing.kind === 'base') {
    source.fault('unknown_ledger', [...at, 'cited_by'], `没有台账“${written.cited_by}”`, '核对台账编号');
    return null;
  }
  const as = fieldThat({ ...flow, ledger: citing }, written.as, [...at, 'as']);
  if (!as) return null;
  if (as.ledger !== ledger.id) {
    source.fault(
      'flow',
      [...at, 'as'],
      `“${as.title}”引用的不是“${ledger.title}”`,
      '写那本台账中引用本台账的字段',
    );
    return null;
  }
  return { ledger: citing, of: Object.freeze({ ledger: citing.id, as }) };
}
