import type { PoolClient } from 'pg';
import { keptDays } from '#engine/access/index.ts';
import { PROGRAM, withChange } from '#engine/audit/index.ts';
import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import { dropStored, type FileStore } from '#kernel/files/index.ts';
import { regionsOf } from '#kernel/jobs/index.ts';

/** The number of collected files. */
export interface Collected {
  /** Unused uploads. */
  readonly uploads: number;
  /** Jobs whose files were removed. */
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
 * Removes uploads that are attached to no row, and results of jobs, after the days that the city has set, with an entry
 * in the log. Contents that were ever attached stay, also when the attachment was removed, and so does the quarantine.
 * Uploading or using a content locks its row of files.objects, so that this collection and such a use wait for each
 * other.
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
    // Locked first and then checked again, so that a new reference is found.
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

/** An unreferenced upload: no attachment, past ones included, and no open job. */
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

/** All cities of an installation share one copy of the bytes. */
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
