import { fileURLToPath } from 'node:url';
import type { MigrationSource } from './types.ts';

/**
 * The migrations of a module, which are in its folder.
 * @param module its folder below src, as "engine/records"
 */
export function migrationsOf(module: string): MigrationSource {
  return { module, dir: fileURLToPath(new URL(`../../${module}/migrations`, import.meta.url)) };
}
