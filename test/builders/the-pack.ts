import { loadPack } from '#engine/definitions/load-pack.ts';
import type { Pack } from '#model/pack/types.ts';

/** The pack that comes with the product, compiled. */
export async function aPack(): Promise<Pack> {
  const { pack, faults } = await loadPack(['packs/principal-responsibility']);
  if (!pack) throw new Error(faults.map(({ message }) => message).join('\n'));
  return pack;
}
