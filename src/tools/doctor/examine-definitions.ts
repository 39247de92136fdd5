import { loadPack } from '#engine/definitions/index.ts';
import type { HealthFinding } from './finding.ts';

/** Whether the packs compile in their present state. @param directories the base pack first */
export async function examineDefinitions(directories: readonly string[]): Promise<readonly HealthFinding[]> {
  const { pack, faults } = await loadPack(directories);
  const detail = pack ? pack.parts.join('、') : `${faults.length} 处错误，见 mingze pack check`;
  return [{ subject: '定义包', ok: pack !== null, detail }];
}
