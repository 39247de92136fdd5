import { withScope } from '#kernel/db/index.ts';
import { prepareReport, type ReportRequest } from './prepare-report.ts';
import { readRoom, type ReportRoom } from './read-room.ts';
import { signaturesOf, type Signature } from './signatures.ts';
import { signedContent } from './signed-content.ts';

/** Rows of the year that somebody has accepted. */
export interface Approval {
  readonly by: string;
  readonly rows: number;
  readonly last: Date;
}

/** What a leader puts his name to, and whose names stand there. */
export interface Signing {
  /** Of exactly what is shown; null while the report may not be issued. */
  readonly digest: string | null;
  readonly room: ReportRoom;
  readonly approvals: readonly Approval[];
  readonly signatures: readonly (Signature & { readonly holds: boolean })[];
}

const MOST = 200;

/**
 * Reads what a signature under a report would cover. Sealed ledgers are not among the approvals: who works on them is
 * nobody else's to know.
 * @param opens whether the list of a number's rows shows whoever looks all of them
 * @throws REPORT-UNKNOWN
 */
export async function readSigning(
  request: ReportRequest,
  opens: (slot: string) => boolean,
): Promise<Signing> {
  const [prepared, { signatures, approvals }] = await Promise.all([
    prepareReport(request),
    namesUnder(request),
  ]);
  const digest = signedContent(request, prepared);
  return {
    digest,
    room: readRoom(request, prepared, opens),
    approvals,
    signatures: signatures.map((one) => ({ ...one, holds: one.digest === digest })),
  };
}

/** Who has signed, and who accepted the rows of the year. Asked while the numbers are computed. */
async function namesUnder({ db, scope, pack, ...which }: ReportRequest) {
  const open = [...pack.ledgers.values()]
    .filter(({ kind, sensitivity }) => kind === 'ledger' && sensitivity !== 'sealed')
    .map(({ id }) => id);
  return withScope(db, scope, async (client) => {
    const signatures = await signaturesOf(client, scope.region, which);
    const { rows: approvals } = await client.query<Approval>(
      `select actor as by, count(distinct row_id)::int as rows, max(changed_at) as last from core.row_history
       where region_id = $1 and action = 'accept' and ledger = any ($2) and after ->> 'row_happened_on' like $3
       group by actor order by rows desc, by limit ${MOST}`,
      [scope.region, open, `${which.year}-%`],
    );
    return { signatures, approvals };
  });
}
