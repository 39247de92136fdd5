import { examineStates } from '#engine/workflow/index.ts';
import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { HealthFinding } from './finding.ts';

const MOST = 20;

/** Recomputes the state of every matter of every city from its steps, and names each that differs. */
export async function examineFlows(db: Database, pack: Pack): Promise<readonly HealthFinding[]> {
  const { rows } = await db.owner.query<{ id: number; name: string }>(
    'select id, name from app.regions order by id',
  );
  const findings: HealthFinding[] = [];
  for (const { id: region, name } of rows) {
    const scope = { region, ...WHOLE_REGION };
    const { examined, differences } = await withScope(db, scope, (client) =>
      examineStates(client, region, pack),
    );
    const named = differences.slice(0, MOST).map(({ title, key, reason }) => `“${title}”的“${key}”${reason}`);
    const rest = differences.length > MOST ? `等 ${differences.length} 件` : '';
    findings.push({
      subject: `${name}走流程的事项`,
      ok: differences.length === 0,
      detail:
        differences.length === 0
          ? `${examined} 件，环节都与办理记录一致`
          : `${named.join('；')}${rest}。环节只应由办理步骤改写；请由系统管理员查明谁改过数据库，并从备份核对。`,
    });
  }
  return findings;
}
