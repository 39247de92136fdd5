import type { PackSource } from '#model/compile/source.ts';
import type { Fault } from '#model/fault.ts';
import type { Pack } from '#model/pack/types.ts';

/**
 * Loads the compiler before its first use. A service does so when it starts, because its files may be replaced by a new
 * version while it runs.
 */
export const loadCompiler = () =>
  Promise.all([import('#model/compile/compile-pack.ts'), import('#fields/index.ts')]);

/**
 * Compiles packs with the field types of the product. The compiler is loaded here and not before: it and its parsers take
 * longer to load than a kept pack takes to read.
 * @param sources the base pack first
 */
export async function compile(sources: readonly PackSource[]): Promise<{
  readonly pack: Pack | null;
  readonly faults: readonly Fault[];
}> {
  const [{ compilePack }, { fieldTypes }] = await loadCompiler();
  return compilePack(sources, fieldTypes);
}
