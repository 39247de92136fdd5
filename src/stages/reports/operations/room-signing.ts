import { personAt } from '#model/text/person-at.ts';
import type { PreparedReport, ReportRequest } from './prepare-report.ts';
import { signedContent } from './signed-content.ts';
import { isIssuedUnchanged, type SigningAct, signaturesOver } from './signing-state.ts';

/**
 * Whether a report may be issued in its present state, as a single verdict, so that no two statements contradict each
 * other.
 */
type RoomVerdict =
  /** Something must be corrected first, for example a return. */
  | 'refused'
  /** Correct, and not signed yet. */
  | 'unsigned'
  | 'ready'
  /** The latest version has exactly this content. */
  | 'issued';

/** The state of a report between its author and its signers. */
export interface RoomSigning {
  readonly verdict: RoomVerdict;
  /** The last step, and whether it concerned the present content; null: none. */
  readonly last: {
    readonly step: number;
    readonly act: SigningAct;
    readonly by: string;
    readonly words: string | null;
    readonly at: Date;
    readonly current: boolean;
    /** Whether the reader did it. */
    readonly mine: boolean;
  } | null;
  /** The names of the valid signatures. */
  readonly signed: readonly string[];
  /** Number of the latest version; null: none. */
  readonly issued: number | null;
}

/** @param demanded whether a signature is required before the issue @param account of the reader */
export function roomSigning(
  request: ReportRequest,
  prepared: PreparedReport,
  { demanded, account }: { readonly demanded: boolean; readonly account: string },
): RoomSigning {
  const { signing, obstacles } = prepared;
  const digest = signedContent(request, prepared);
  const [last] = signing.steps;
  const signed = [...new Set(signaturesOver(signing, digest).map(({ by }) => by))];
  const verdict = (): RoomVerdict => {
    if (obstacles.length > 0) return 'refused';
    if (isIssuedUnchanged(signing, digest)) return 'issued';
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
