import type { ClientBase } from 'pg';

/** A name under a report. */
export interface Signature {
  readonly by: string;
  readonly at: Date;
  readonly digest: string;
}

/** The signatures under a year's report, the latest first: those under other words too. */
export async function signaturesOf(
  client: ClientBase,
  region: number,
  { report, year }: { readonly report: string; readonly year: number },
): Promise<readonly Signature[]> {
  const { rows } = await client.query<Signature>(
    `select actor as by, signed_at as at, digest from reports.signatures
     where region_id = $1 and report = $2 and year = $3 order by signed_at desc, id desc limit 100`,
    [region, report, year],
  );
  return rows;
}
