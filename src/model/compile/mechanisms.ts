import type { Mechanism } from '../pack/types.ts';
import { mechanismsSchema } from '../schema/pack.ts';
import { type Faults, type PackFile, readYaml } from './source.ts';

/** Compiles the mechanisms. @returns them by id; of two with one id the later */
export function compileMechanisms(
  files: readonly PackFile[],
  faults: Faults,
): ReadonlyMap<string, Mechanism> {
  return new Map(
    files
      .flatMap((file) => readYaml(file, mechanismsSchema, faults)?.value.mechanisms ?? [])
      .map(({ mechanism: id, section, title }) => [id, Object.freeze({ id, section, title })]),
  );
}
