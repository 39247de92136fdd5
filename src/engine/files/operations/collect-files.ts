import type { PoolClient } from 'pg';
import { keptDays } from '#engine/access/index.ts';
import { PROGRAM, withChange } from '#engine/audit/index.ts';
import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import { dropStored, type FileStore } from '#kernel/files/index.ts';
import { regionsOf } from '#kernel/jobs/index.ts';

/** What was collected. */
export interface Collected {
  /** Uploads that were used for nothing. */
  readonly uploads: number;
  /** Jobs whose files went. */
  readonly results: number;
  readonly contents: number;
  readonly bytes: number;
}

export interface CollectRequest {
  readonly db: Database;
  readonly files: FileStore;
  readonly region: number;
  readonly now: Date;
}

const NOTHING: Collected = Object.freeze({ uploads: 0, results: 0, contents: 0, bytes: 0 });

/**
 * Lets go what was uploaded and is on no row, and what jobs have made, after the days that the city has set, with an
 * entry in the log. What was ever attached stays, also when it was taken off, and so does what is in quarantine. Whoever
 * brings or uses a content meanwhile touches its row of files.objects, and one of the two waits for the other.
 */
export async function collectFiles({ db, files, region, now }: CollectRequest): Promise<Collected> {
  const scope = { region, ...WHOLE_REGION };
  const { days, before, any } = await withScope(db, scope, async (client) => {
    const kept = await keptDays(client, region);
    const until = new Date(now.getTime() - kept * 24 * 3600_000);
    return { days: kept, before: until, any: await isAny(client, region, until) };
  });
  if (!any) return NOTHING;
  const elsewhere = await inOtherCities(db, region);
  return withChange(db, { scope, actor: PROGRAM, now }, async (client) => {
    const uploads = await client.query(
      `delete from files.uploads u where u.region_id = $1 and ${OLD_UPLOAD}`,
      [region, before],
    );
    const results = await client.query(
      `update jobs.jobs j set result = jsonb_set(j.result, '{files}', '[]') || '{"collected": true}' where j.region_id = $1 and ${OLD_RESULT}`,
      [region, before],
    );
    // Locked first and looked at once more then: what has come to stand on it meanwhile is seen.
    await client.query(
      `select from files.objects o where o.region_id = $1 and ${UNUSED} order by o.digest for update skip locked`,
      [region, before],
    );
    const { rows } = await client.query<{ digest: string; size: number }>(
      `delete from files.objects o where o.region_id = $1 and ${UNUSED} returning o.digest, o.size::float8 as size`,
      [region, before],
    );
    for (const { digest } of rows) if (!elsewhere.has(digest)) await dropStored(files, digest);
    const collected = {
      uploads: uploads.rowCount ?? 0,
      results: results.rowCount ?? 0,
      contents: rows.length,
      bytes: rows.reduce((all, { size }) => all + size, 0),
    };
    return { result: collected, events: [{ type: 'files.collected', data: { ...collected, days } }] };
  });
}

/** An upload on which nothing stands: no attachment, past ones too, and no job that is still to be done. */
const OLD_UPLOAD = `u.received_at < $2
  and not exists (select from files.attachments a where a.region_id = $1 and a.digest = u.digest)
  and not exists (select from jobs.jobs j where j.region_id = $1 and j.state in ('waiting', 'running')
    and j.input @> jsonb_build_object('files', jsonb_build_array(jsonb_build_object('digest', u.digest))))`;
const OLD_RESULT = `j.finished_at < $2 and jsonb_typeof(j.result -> 'files') = 'array'
  and j.result -> 'files' <> '[]'`;
const UNUSED = `o.state <> 'quarantined' and coalesce(o.used_at, o.received_at) < $2
  and not exists (select from files.uploads u where u.region_id = $1 and u.digest = o.digest)
  and not exists (select from files.attachments a where a.region_id = $1 and a.digest = o.digest)
  and not exists (select from jobs.jobs j where j.region_id = $1
    and j.result @> jsonb_build_object('files', jsonb_build_array(jsonb_build_object('digest', o.digest))))`;

async function isAny(client: PoolClient, region: number, before: Date): Promise<boolean> {
  const { rows } = await client.query<{ any: boolean }>(
    `select exists (select from files.uploads u where u.region_id = $1 and ${OLD_UPLOAD}) or exists (select from jobs.jobs j where j.region_id = $1 and ${OLD_RESULT})
       or exists (select from files.objects o where o.region_id = $1 and ${UNUSED}) as any`,
    [region, before],
  );
  return rows[0]?.any ?? false;
}

/** The bytes lie once for all cities of an installation. */
async function inOtherCities(db: Database, region: number): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const other of await regionsOf(db)) {
    if (other === region) continue;
    const { rows } = await withScope(db, { region: other, ...WHOLE_REGION }, (client) =>
      client.query<{ digest: string }>('select digest from files.objects where region_id = $1', [other]),
    );
    for (const { digest } of rows) found.add(digest);
  }
  return found;
}
