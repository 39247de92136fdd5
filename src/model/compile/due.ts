import type { Field } from '../field.ts';
import { type FieldTypes, isCalendarDay, typesThat } from '../field-type.ts';
import type { Due } from '../pack/types.ts';
import type { WrittenLedger } from '../schema/ledger.ts';
import { choiceCodes } from './choice-codes.ts';
import type { Source } from './source.ts';

/** Compiles a ledger's deadline. @returns null where it has none, or where what is written is wrong and was reported */
export function compileDue(
  source: Source<WrittenLedger>,
  fields: ReadonlyMap<string, Field>,
  types: FieldTypes,
): Due | null {
  const written = source.value.due;
  if (!written) return null;
  const day = (key: 'on' | 'done'): Field | null => {
    const id = written[key];
    const found = fields.get(id);
    if (!found) source.fault('unknown_field', ['due', key], `没有名为“${id}”的字段`, '核对字段编号');
    else if (!isCalendarDay(types[found.type]))
      source.fault(
        'due',
        ['due', key],
        `“${found.title}”的类型 ${found.type} 不适用`,
        `须为 ${typesThat(types, isCalendarDay)}`,
      );
    else if (found.personal)
      source.fault(
        'due',
        ['due', key],
        `“${found.title}”涉及个人，有的岗位看不到`,
        '时限用各岗位都能看到的字段',
      );
    else return found;
    return null;
  };
  const [on, done] = [day('on'), day('done')];
  if (done?.required)
    source.fault(
      'due',
      ['due', 'done'],
      `“${done.title}”是必填字段，办结前也填着`,
      '办结时才填的字段不能必填',
    );
  const waived = Object.entries(written.waived ?? {});
  if (waived.length > 1)
    source.fault('due', ['due', 'waived'], '不再催办的选项只能取自一个字段', '只写一个单选字段');
  const [name, codes] = waived[0] ?? [];
  const choice =
    name === undefined ? null : choiceCodes(source, fields, ['due', 'waived', name], codes ?? [], types);
  return on && done ? Object.freeze({ on, done, waived: choice }) : null;
}
