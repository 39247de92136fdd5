import { withScope } from '#kernel/db/index.ts';
import { personAt } from '#model/text/person-at.ts';
import { prepareReport, type ReportRequest } from './prepare-report.ts';
import { readRoom, type ReportRoom, type RoomEyes } from './read-room.ts';
import { signaturesOver, type Signature, type SigningStep } from './signing-state.ts';
import { signedContent } from './signed-content.ts';

/** Numbers of rows of the year by who accepted them. */
interface Approval {
  readonly by: string;
  readonly rows: number;
  readonly last: Date;
}

/** What a leader signs, and the existing signatures. */
export interface Signing {
  /** Of exactly what is shown; null while the report may not be issued. */
  readonly digest: string | null;
  readonly room: ReportRoom;
  readonly approvals: readonly Approval[];
  readonly signatures: readonly (Signature & { readonly holds: boolean })[];
  /** The steps so far, the latest first. */
  readonly steps: readonly (Pick<SigningStep, 'act' | 'words' | 'at'> & { readonly by: string })[];
}

const MOST = 200;

/**
 * Reads what a signature under a report would cover. Sealed ledgers are not among the approvals, because the names of
 * those who work on them are confidential.
 * @param eyes the reader's rights, loaded while the numbers are computed
 * @throws REPORT-UNKNOWN
 */
export async function readSigning(request: ReportRequest, eyes: Promise<RoomEyes>): Promise<Signing> {
  const [prepared, approvals, seen] = await Promise.all([prepareReport(request), approvalsOf(request), eyes]);
  const digest = signedContent(request, prepared);
  const holds = new Set(signaturesOver(prepared.signing, digest));
  return {
    // A returned report cannot be signed, whatever its content.
    digest: prepared.obstacles.length === 0 ? digest : null,
    room: readRoom(request, prepared, seen),
    approvals,
    steps: prepared.signing.steps.map(({ act, office, name, words, at }) => ({
      act,
      by: personAt(office, name),
      words,
      at,
    })),
    signatures: prepared.signing.signatures.map((one) => ({ ...one, holds: holds.has(one) })),
  };
}

/** Who accepted the rows of the year. Queried while the numbers are computed. */
async function approvalsOf({ db, scope, pack, year }: ReportRequest): Promise<readonly Approval[]> {
  const open = [...pack.ledgers.values()]
    .filter(({ kind, sensitivity }) => kind === 'ledger' && sensitivity !== 'sealed')
    .map(({ id }) => id);
  return withScope(db, scope, async (client) => {
    const { rows: approvals } = await client.query<Approval>(
      `select actor as by, count(distinct row_id)::int as rows, max(changed_at) as last from core.row_history
       where region_id = $1 and action = 'accept' and ledger = any ($2) and after ->> 'row_happened_on' like $3
       group by actor order by rows desc, by limit ${MOST}`,
      [scope.region, open, `${year}-%`],
    );
    return approvals;
  });
}
