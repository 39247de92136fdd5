import { verifyLog } from '#engine/audit/index.ts';
import { INSTALLATION, readEntries } from '#kernel/audit/index.ts';
import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import type { Loaded } from './load-backup.ts';
import { backupErrors } from './errors.ts';
import { factsOfCity } from './facts-of-city.ts';

/**
 * Proves that the restored data equals what was backed up: the logs are unbroken and contain their last entries, the
 * before and after of rows is as logged, and every number of every year is recomputed with the same value.
 * @returns how many numbers were compared
 * @throws BACKUP-MISMATCH
 */
export async function checkRestored(
  db: Database,
  { pack, begun, ended }: Loaded,
  now: Date,
): Promise<number> {
  const differs = (what: string): Error => backupErrors.error('BACKUP-MISMATCH', { what });
  const regions = new Set([INSTALLATION, ...begun.cities.map((city) => city.region)]);
  for (const region of regions) {
    const scope = { region, ...WHOLE_REGION };
    const { faults } = await verifyLog({ db, scope, keyId: null, kept: [] });
    if (faults[0]) throw differs(`审计日志 ${faults[0].message}`);
    const end = ended.logs.find((one) => one.region === region);
    if (end && (await hashAt(db, region, BigInt(end.seq))) !== end.hash)
      throw differs(`审计日志第 ${end.seq} 条不是备份时的那一条`);
  }
  let compared = 0;
  for (const { region, year, values } of ended.facts) {
    const [computed] = await factsOfCity({ db, pack, now }, region, [year]);
    const found = computed?.values ?? {};
    // A later program may compute more numbers; the earlier ones must be equal.
    for (const [slot, was] of Object.entries(values)) {
      const is = found[slot];
      if (is?.[0] !== was[0] || is[1] !== was[1])
        throw differs(`${year} 年度数字 ${slot} 备份时是 ${was[0] ?? '无'}，恢复后是 ${is?.[0] ?? '无'}`);
      compared += 1;
    }
  }
  return compared;
}

async function hashAt(db: Database, region: number, seq: bigint): Promise<string | null> {
  return withScope(db, { region, ...WHOLE_REGION }, async (client) => {
    for await (const entry of readEntries(client, region, { from: seq, to: seq }))
      return Buffer.from(entry.hash).toString('hex');
    return null;
  });
}
