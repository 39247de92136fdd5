import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { personAt } from '#model/text/person-at.ts';

/** A report that was sent for signing, or returned, and waits since. */
export interface WaitingReport {
  readonly report: string;
  readonly year: number;
  /** The step that waits for an answer. */
  readonly step: number;
  /** Who sent or returned it. */
  readonly by: string;
  readonly at: Date;
  /** The opinion of a return, the answer of a sending. */
  readonly words: string | null;
}

/** Reports that were sent for signing and neither returned nor issued since, with the signers since. */
type ReportToSign = WaitingReport & { readonly signedBy: readonly string[] };

interface Step {
  readonly act: 'sent' | 'returned';
  readonly office: string;
  readonly name: string;
}

/** The reports that wait for signers, and for authors. */
export interface WaitingReports {
  readonly sign: readonly ReportToSign[];
  readonly returned: readonly WaitingReport[];
}

/** Whether a step is a recall or the sending that was recalled: neither counts. */
const TAKEN_BACK = (
  step: string,
): string => `(${step}.act = 'recalled' or exists (select from reports.signing_steps b
  where b.region_id = $1 and b.report = ${step}.report and b.year = ${step}.year and b.number = ${step}.number + 1
    and b.act = 'recalled'))`;

/**
 * The waiting reports: for a signature since they were sent for it, for the drafting office since they were returned. A
 * report that was not sent waits for nobody, however complete it is: its office decides when it is ready.
 */
export async function waitingReports(db: Database, scope: Scope, pack: Pack): Promise<WaitingReports> {
  const ids = pack.reports.map(({ id }) => id);
  const { rows } = await withScope(db, scope, (client) =>
    client.query<Omit<ReportToSign, 'by'> & Step>(
      `select s.act, s.report, s.year, s.number as step, s.by_office as office, s.by_name as name, s.at, s.words,
         array(select l.account_id::text from reports.signing_steps l where l.region_id = $1 and l.report = s.report
           and l.year = s.year and l.number > s.number and l.act = 'signed' and l.account_id is not null) as "signedBy"
       from reports.signing_steps s
       where s.region_id = $1 and s.report = any ($2) and s.act in ('sent', 'returned') and not exists (
         select from reports.signing_steps l where l.region_id = $1 and l.report = s.report and l.year = s.year
           and l.number > s.number and l.act <> 'signed' and not ${TAKEN_BACK('l')})
         and not ${TAKEN_BACK('s')}
       order by s.year desc, s.report`,
      [scope.region, ids],
    ),
  );
  const of = (wanted: Step['act']): readonly ReportToSign[] =>
    rows.flatMap(({ act, office, name, ...one }) =>
      act === wanted ? [{ ...one, by: personAt(office, name) }] : [],
    );
  return { sign: of('sent'), returned: of('returned') };
}
