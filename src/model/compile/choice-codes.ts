import type { Field } from '../field.ts';
import type { FieldTypes } from '../field-type.ts';
import type { WrittenLedger } from '../schema/ledger.ts';
import type { Keys, Source } from './source.ts';

/**
 * Compiles a choice that every post sees, with some of its codes; deadlines and open matters use it.
 * @param at its place in the file; the last key is the id of the field
 * @returns null when there is no such field; unknown codes are reported
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
