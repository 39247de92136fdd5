import type { Field } from '../field.ts';
import type { FieldTypes } from '../field-type.ts';
import type { WrittenLedger } from '../schema/ledger.ts';
import type { Keys, Source } from './source.ts';

/**
 * A choice that every post sees and some of its codes, as deadlines and open matters are told by.
 * @param at where it is written; its last key is the field's id
 * @returns null where it is no such field; codes that it has not are reported
 */
export function choiceCodes(
  source: Source<WrittenLedger>,
  fields: ReadonlyMap<string, Field>,
  at: Keys,
  codes: readonly string[],
  types: FieldTypes,
): { readonly field: Field; readonly codes: readonly string[] } | null {
  const name = String(at.at(-1));
  const field = fields.get(name);
  if (!field || types[field.type].operand !== 'choice' || field.personal) {
    source.fault('due', at, `“${field?.title ?? name}”不是各岗位都能看到的单选字段`, '写本台账的单选字段');
    return null;
  }
  const known = new Set(field.choices.map(({ code }) => code));
  for (const [index, code] of codes.entries())
    if (!known.has(code))
      source.fault('due', [...at, index], `“${field.title}”没有代码为“${code}”的选项`, '核对选项的代码');
  return Object.freeze({ field, codes: Object.freeze(codes) });
}
