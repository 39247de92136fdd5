import { examineGathered as examine } from '#engine/records/index.ts';
import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { HealthFinding } from './finding.ts';

const MOST = 20;

/** Gathers in every city anew what follows from the rows of other ledgers, and names each row that differs. */
export async function examineGathered(db: Database, pack: Pack): Promise<readonly HealthFinding[]> {
  const { rows } = await db.owner.query<{ id: number; name: string }>(
    'select id, name from app.regions order by id',
  );
  const findings: HealthFinding[] = [];
  for (const { id: region, name } of rows) {
    const scope = { region, ...WHOLE_REGION };
    const { examined, differences } = await withScope(db, scope, (client) => examine(client, region, pack));
    const named = differences
      .slice(0, MOST)
      .map(({ title, key, fields }) => `“${title}”的“${key}”${fields.map((one) => `（${one}）`).join('')}`);
    const rest = differences.length > MOST ? `等 ${differences.length} 条` : '';
    findings.push({
      subject: `${name}由别的台账得出的字段`,
      ok: differences.length === 0,
      detail:
        differences.length === 0
          ? `${examined} 条，都与相引的记录一致`
          : `${named.join('；')}${rest}与相引的记录不一致。定义包刚加了这些字段的，把引用它的记录重新审定一条就会跟上；否则请查明谁改过数据库。`,
    });
  }
  return findings;
}
