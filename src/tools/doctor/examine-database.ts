import type { Database } from '#kernel/db/index.ts';
import type { HealthFinding } from './finding.ts';

/** Whether the database answers, which one it is, and for which cities. */
export async function examineDatabase(db: Database): Promise<readonly HealthFinding[]> {
  const { rows } = await db.app.query<{ version: string; region: string | null }>(
    `select current_setting('server_version') as version, (select string_agg(name, '、' order by id) from app.regions) as region`,
  );
  const [row] = rows;
  return [
    {
      subject: '数据库',
      ok: true,
      detail: `PostgreSQL ${row?.version ?? ''}，${db.kind === 'embedded' ? '内置' : '外接'}`,
    },
    { subject: '城市', ok: true, detail: row?.region ?? '还没有，请运行 mingze init' },
  ];
}
