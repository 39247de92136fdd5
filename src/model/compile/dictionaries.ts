import type { Choice } from '../field.ts';
import { dictionarySchema } from '../schema/pack.ts';
import { compileChoices } from './field.ts';
import { type Faults, type PackFile, readYaml } from './source.ts';

/** Compiles the dictionaries. @returns the choices by the id of their dictionary */
export function compileDictionaries(
  files: readonly PackFile[],
  faults: Faults,
): ReadonlyMap<string, readonly Choice[]> {
  const dictionaries = new Map<string, readonly Choice[]>();
  for (const file of files) {
    const source = readYaml(file, dictionarySchema, faults);
    if (!source) continue;
    const { dictionary, choices, rank } = source.value;
    if (dictionaries.has(dictionary))
      source.fault('duplicate', ['dictionary'], `字典“${dictionary}”重复`, '改用另一编号');
    dictionaries.set(
      dictionary,
      compileChoices(choices, rank, (kind, message, hint) => source.fault(kind, ['choices'], message, hint)),
    );
  }
  return dictionaries;
}
