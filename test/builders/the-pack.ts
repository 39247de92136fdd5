import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPack } from '#engine/definitions/load-pack.ts';
import { bytesOf, packOf } from '#engine/definitions/pack-bytes.ts';
import type { Pack } from '#model/pack/types.ts';
import { TEST_HOME_VARIABLE } from '../support/test-home.ts';

/**
 * The pack that comes with the product, compiled: once in a run, because that takes every file a second of a processor.
 * A pack is plain data, and is read back in some milliseconds; test/kept-pack.test.ts holds that it is the same.
 */
export async function aPack(): Promise<Pack> {
  const home = process.env[TEST_HOME_VARIABLE];
  if (home === undefined) return compiledPack();
  const kept = join(home, 'pack');
  if (existsSync(kept)) return packOf(readFileSync(kept));
  const pack = await compiledPack();
  // Another file may be about to do the same: whoever comes last leaves the same.
  const draft = `${kept}.${process.pid}`;
  writeFileSync(draft, bytesOf(pack));
  renameSync(draft, kept);
  return pack;
}

/** The same, compiled from its files. */
export async function compiledPack(): Promise<Pack> {
  const { pack, faults } = await loadPack(['packs/principal-responsibility']);
  if (!pack) throw new Error(faults.map(({ message }) => message).join('\n'));
  return pack;
}
