import type { Field } from '../../field.ts';
import { type FieldType, isCalendarDay, typesThat } from '../../field-type.ts';
import type { Take } from '../../pack/gathered.ts';
import type { WrittenGathered } from '../../schema/ledger.ts';
import type { Keys } from '../source.ts';
import type { GatheredField } from './gathered-field.ts';

/** Of which type a field must be into which rows are taken; null: of the type of what is taken. */
const INTO: Readonly<Record<Take, ((type: FieldType) => boolean) | null>> = {
  count: ({ storage }) => storage === 'bigint',
  any: ({ operand }) => operand === 'boolean',
  latest: isCalendarDay,
  copy: null,
  map: ({ operand, many }) => operand === 'choice' && !many,
};

/** Judges the field that is gathered by the way in which it is taken. */
export function judgeInto({ source, field, types }: GatheredField, take: Take, at: Keys): void {
  const fits = INTO[take];
  if (fits && !fits(types[field.type]))
    source.fault(
      'gathered',
      [...at, 'take'],
      `“${field.title}”的类型 ${field.type} 不能用 take: ${take}`,
      `本字段须为 ${typesThat(types, fits)}`,
    );
}

/** Judges what is taken of the rows by the field that it becomes: type, codes, and that a required field is never emptied. */
export function judgeOf(given: GatheredField, of: Field, written: WrittenGathered, at: Keys): void {
  const { source, field, types } = given;
  const { take } = written;
  const fault = (key: string, message: string, hint: string): void =>
    source.fault('gathered', [...at, key], message, hint);
  if (of.personal && !field.personal)
    fault('of', `“${of.title}”涉及个人，“${field.title}”没有写明`, '在本字段写 personal: true，或换一个字段');
  if (take === 'map') return judgeMap(given, of, written.map ?? {}, at);
  if (of.type !== field.type || of.ledger !== field.ledger)
    fault('of', `“${of.title}”和“${field.title}”类型不同`, `用类型为 ${field.type} 的字段`);
  const codes = new Set(field.choices.map(({ code }) => code));
  if (types[of.type].reference === null && of.choices.some(({ code }) => !codes.has(code)))
    fault('of', `“${of.title}”有的选项“${field.title}”没有`, '用 take: map 写明对照，或使两边选项相同');
  if (field.required && (take === 'latest' || !of.required))
    fault('of', `“${field.title}”必填，得出的值可能是空的`, '删去本字段的 required，或换一个必填的字段');
}

function judgeMap(
  { source, field, types }: GatheredField,
  of: Field,
  map: NonNullable<WrittenGathered['map']>,
  at: Keys,
): void {
  if (!INTO.map?.(types[of.type])) {
    source.fault('gathered', [...at, 'of'], `“${of.title}”不是单选字段`, 'take: map 只用于单选字段');
    return;
  }
  for (const { code, label } of of.choices)
    if (!(code in map))
      source.fault(
        'gathered',
        [...at, 'map'],
        `没有写“${label}”（${code}）对应什么`,
        '每个选项都写；保持原值的留空',
      );
  const [known, target] = [of, field].map(({ choices }) => new Set(choices.map(({ code }) => code)));
  for (const [code, into] of Object.entries(map)) {
    if (!known?.has(code))
      source.fault(
        'unknown_code',
        [...at, 'map', code],
        `“${of.title}”没有代码为“${code}”的选项`,
        '核对代码',
      );
    if (into !== null && !target?.has(into))
      source.fault(
        'unknown_code',
        [...at, 'map', code],
        `“${field.title}”没有代码为“${into}”的选项`,
        '核对代码',
      );
  }
}
