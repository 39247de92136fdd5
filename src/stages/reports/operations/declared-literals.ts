import type { ClientBase } from 'pg';

/** Words of a year's report that somebody answers for. */
export interface DeclaredWords {
  readonly id: string;
  readonly words: string;
  readonly reason: string;
  readonly name: string;
  /** Unit and post. */
  readonly office: string;
  readonly at: Date;
}

/** The declarations of a year's report that stand, the earliest first. */
export async function declaredLiterals(
  client: ClientBase,
  region: number,
  { report, year }: { readonly report: string; readonly year: number },
): Promise<readonly DeclaredWords[]> {
  const { rows } = await client.query<DeclaredWords>(
    `select id, words, reason, by_name as name, by_office as office, declared_at as at from reports.declared_literals
     where region_id = $1 and report = $2 and year = $3 and withdrawn_at is null order by declared_at, id`,
    [region, report, year],
  );
  return rows;
}
