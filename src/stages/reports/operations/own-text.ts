import type { ClientBase } from 'pg';

/** One wording of a year's report by the city. */
export interface OwnText {
  readonly version: number;
  /** Null: the text of the definition packs again. */
  readonly text: string | null;
  readonly note: string | null;
  readonly by: string;
  readonly at: Date;
}

/** The wordings of a year's report, the latest first; empty where the city never wrote its own. */
export async function ownTexts(
  client: ClientBase,
  region: number,
  { report, year }: { readonly report: string; readonly year: number },
): Promise<readonly OwnText[]> {
  const { rows } = await client.query<OwnText>(
    `select version, text, note, actor as by, written_at as at from reports.texts
     where region_id = $1 and report = $2 and year = $3 order by version desc limit 200`,
    [region, report, year],
  );
  return rows;
}
