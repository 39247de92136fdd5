import type { PackLiteral } from '../pack/types.ts';
import { literalsSchema } from '../schema/literals.ts';
import { type Faults, type PackFile, readYaml } from './source.ts';

/**
 * Number of characters besides its numerals that a literal must have, so that it matches only the intended place and
 * not every occurrence of the number.
 */
const LEAST_WORDS = 2;
const NUMERALS = /[\p{N}一二两三四五六七八九十百千万亿零.．,，%％余多]|[个件名人次场起家项条份元户位](?=$)/gu;

/** Compiles the literals that a pack declares for its report texts. */
export function compileLiterals(files: readonly PackFile[], faults: Faults): readonly PackLiteral[] {
  const literals: PackLiteral[] = [];
  for (const file of files) {
    const source = readYaml(file, literalsSchema, faults);
    for (const [index, { text, reason }] of (source?.value.literals ?? []).entries()) {
      const at = ['literals', index, 'text'] as const;
      if ((text.replace(NUMERALS, '').match(/\p{Script=Han}/gu) ?? []).length < LEAST_WORDS)
        source?.fault('report', at, `“${text}”除数字外没有写明是哪一处`, '连同前后的字一起写，至少两个字');
      if (literals.some((one) => one.text === text))
        source?.fault('duplicate', at, `“${text}”写了两次`, '只写一次');
      literals.push(Object.freeze({ text, reason }));
    }
  }
  return literals;
}
