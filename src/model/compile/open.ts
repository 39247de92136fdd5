import type { Field } from '../field.ts';
import { type FieldTypes, isCalendarDay, typesThat } from '../field-type.ts';
import type { Due, OpenWhile } from '../pack/types.ts';
import type { WrittenLedger } from '../schema/ledger.ts';
import { choiceCodes } from './choice-codes.ts';
import type { Source } from './source.ts';

/**
 * Compiles when the matter of a row counts as open. Without a rule of its author it follows from the deadline, and
 * without a deadline from a date of the ledger that may be missing.
 * @returns null where rows record finished matters only, or where the rule is wrong and was reported
 */
export function compileOpen(
  source: Source<WrittenLedger>,
  fields: ReadonlyMap<string, Field>,
  due: Due | null,
  happened: Field | null,
  types: FieldTypes,
): OpenWhile | null {
  const written = source.value.open;
  if (written === undefined) {
    if (due) {
      const asked = source.value.due?.some ? due.on : null;
      return Object.freeze({ kind: 'empty', field: due.done, asked, waived: due.waived });
    }
    return happened && !happened.required ? Object.freeze({ kind: 'undated' }) : null;
  }
  if (typeof written === 'string') return whileEmpty(source, fields.get(written), written, types);
  const [one, another] = Object.entries(written);
  if (!one || another) {
    source.fault('due', ['open'], '没有办结的选项只能取自一个字段', '只写一个单选字段');
    return null;
  }
  const [name, codes] = one;
  const choice = choiceCodes(source, fields, ['open', name], codes, types);
  return choice ? Object.freeze({ kind: 'choice', ...choice }) : null;
}

function whileEmpty(
  source: Source<WrittenLedger>,
  field: Field | undefined,
  id: string,
  types: FieldTypes,
): OpenWhile | null {
  if (!field) source.fault('unknown_field', ['open'], `没有名为“${id}”的字段`, '核对字段编号');
  else if (!isCalendarDay(types[field.type]) || field.required || field.personal)
    source.fault(
      'due',
      ['open'],
      `“${field.title}”不是办结时才填、各岗位都能看到的日期`,
      `写不必填的 ${typesThat(types, isCalendarDay)} 字段`,
    );
  else return Object.freeze({ kind: 'empty', field, asked: null, waived: null });
  return null;
}
