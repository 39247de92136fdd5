import type { Field } from '../field.ts';
import { type FieldTypes, isCalendarDay, typesThat } from '../field-type.ts';
import type { Addressees, Ledger } from '../pack/types.ts';
import type { WrittenLedger } from '../schema/ledger.ts';
import type { Source } from './source.ts';

interface Within {
  readonly kind: Ledger['kind'];
  readonly owner: Field | null;
  readonly types: FieldTypes;
}

/**
 * Compiles to whom the rows of a ledger are handed, and what of them. Rows of sealed ledgers are handed to nobody: who knows
 * of one is decided row by row, by two persons, and not by a unit's name in a field.
 * @returns null where rows are handed to nobody, or where what is written is wrong and was reported
 */
export function compileAddressees(
  source: Source<WrittenLedger>,
  fields: ReadonlyMap<string, Field>,
  { kind, owner, types }: Within,
): Addressees | null {
  const written = source.value.addressees;
  if (!written) return null;
  if (kind === 'base') {
    source.fault('addressees', ['addressees'], '基础表的行不交给单位', '删去 addressees');
    return null;
  }
  if (source.value.sensitivity === 'sealed') {
    source.fault(
      'addressees',
      ['addressees'],
      '封闭台账的记录不交给单位，谁能知悉由查阅申请逐条决定',
      '删去 addressees',
    );
    return null;
  }
  const to = named(source, fields, 'fields', written.fields);
  for (const [index, field] of to.entries()) {
    const at = ['addressees', 'fields', index];
    if (field && types[field.type].reference !== 'unit')
      source.fault(
        'addressees',
        at,
        `“${field.title}”的类型 ${field.type} 不是单位`,
        '写 unit 或 units 字段；交给一个人的，写他的单位',
      );
    else if (field && field === owner)
      source.fault('addressees', at, `“${field.title}”是归属单位，本来就看得到`, '写归属单位以外的单位字段');
    else if (field?.personal)
      source.fault(
        'addressees',
        at,
        `“${field.title}”涉及个人，有的岗位看不到交给了谁`,
        '用各岗位都能看到的字段',
      );
  }
  const sees = written.sees === 'all' ? [...fields.values()] : named(source, fields, 'sees', written.sees);
  const seen = new Set(sees);
  const [once] = written.once === undefined ? [] : named(source, fields, 'once', [written.once]);
  if (once && (!isCalendarDay(types[once.type]) || once.personal))
    source.fault(
      'addressees',
      ['addressees', 'once'],
      `“${once.title}”不是各岗位都能看到的日期`,
      `写 ${typesThat(types, isCalendarDay)} 字段`,
    );
  return Object.freeze({
    fields: Object.freeze(to.filter((one) => one !== undefined)),
    sees: Object.freeze([...fields.values()].filter((one) => seen.has(one))),
    once: once ?? null,
    receipt: written.receipt,
  });
}

function named(
  source: Source<WrittenLedger>,
  fields: ReadonlyMap<string, Field>,
  key: 'fields' | 'sees' | 'once',
  ids: readonly string[],
): readonly (Field | undefined)[] {
  return ids.map((id, index) => {
    const at = key === 'once' ? ['addressees', key] : ['addressees', key, index];
    if (!fields.has(id)) source.fault('unknown_field', at, `没有名为“${id}”的字段`, '核对字段编号');
    if (ids.indexOf(id) !== index) source.fault('duplicate', at, `“${id}”写了两次`, '只写一次');
    return fields.get(id);
  });
}
