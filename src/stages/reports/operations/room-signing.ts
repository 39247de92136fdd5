import { personAt } from '#model/text/person-at.ts';
import type { PreparedReport, ReportRequest } from './prepare-report.ts';
import { signedContent } from './signed-content.ts';
import { type SigningAct, signaturesOver } from './signing-state.ts';

/** Whether a report may be issued as it stands, in one word: one thing is said of it, and never two that exclude each other. */
type RoomVerdict =
  /** Something has to be put right first; what was returned is one such thing. */
  | 'refused'
  /** In order, and somebody has to sign it first. */
  | 'unsigned'
  | 'ready'
  /** The latest version says exactly this. */
  | 'issued';

/** How a report on the table stands between who drafts it and who signs it. */
export interface RoomSigning {
  readonly verdict: RoomVerdict;
  /** What was done last, and whether it was about what stands there now; null: nothing yet. */
  readonly last: {
    readonly step: number;
    readonly act: SigningAct;
    readonly by: string;
    readonly words: string | null;
    readonly at: Date;
    readonly current: boolean;
    /** Whether whoever looks did it. */
    readonly mine: boolean;
  } | null;
  /** Whose signatures hold. */
  readonly signed: readonly string[];
  /** Number of the latest version; null: none. */
  readonly issued: number | null;
}

/** @param demanded whether somebody has to sign before it is issued @param account of whoever looks */
export function roomSigning(
  request: ReportRequest,
  prepared: PreparedReport,
  { demanded, account }: { readonly demanded: boolean; readonly account: string },
): RoomSigning {
  const { signing, obstacles } = prepared;
  const digest = signedContent(request, prepared);
  const [last] = signing.steps;
  const issued = signing.steps.find(({ act }) => act === 'issued');
  const signed = [...new Set(signaturesOver(signing, digest).map(({ by }) => by))];
  const verdict = (): RoomVerdict => {
    if (obstacles.length > 0) return 'refused';
    if (issued?.digest === digest) return 'issued';
    return demanded && signed.length === 0 ? 'unsigned' : 'ready';
  };
  return {
    verdict: verdict(),
    last: last
      ? {
          step: last.number,
          act: last.act,
          by: personAt(last.office, last.name),
          words: last.words,
          at: last.at,
          current: last.digest === digest,
          mine: last.account === account,
        }
      : null,
    signed,
    issued: signing.issued,
  };
}
