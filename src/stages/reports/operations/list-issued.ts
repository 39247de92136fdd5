import { type Database, type Scope, withScope } from '#kernel/db/index.ts';

/** A version of a report that was issued, without its document. */
export interface ListedVersion {
  readonly report: string;
  readonly year: number;
  readonly number: number;
  readonly title: string;
  readonly datedOn: string;
  readonly issuedAt: Date;
  readonly actor: string;
  readonly reason: string | null;
  /** SHA-256 of the document. */
  readonly digest: string;
  readonly proven: boolean;
  /** Who had signed its content; null where no signature was required, or before there were signatures. */
  readonly signedBy: readonly string[] | null;
}

/** The issued versions of a region's reports, the latest year and version first. @param of one report and year alone */
export async function listIssued(
  db: Database,
  scope: Scope,
  of: { readonly report: string; readonly year: number } | null = null,
): Promise<readonly ListedVersion[]> {
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<ListedVersion>(
      `select report, year, number, title, to_char(dated_on, 'YYYY-MM-DD') as "datedOn", issued_at as "issuedAt", actor, reason,
         digest, manifest is not null as proven, signed_by as "signedBy"
       from reports.issued where region_id = $1 and ($2::text is null or report = $2) and ($3::int is null or year = $3)
       order by year desc, report, number desc`,
      [scope.region, of?.report ?? null, of?.year ?? null],
    );
    return rows;
  });
}
