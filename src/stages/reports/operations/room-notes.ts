import type { ExplainedFinding } from '#proof/consistency/explain.ts';
import type { KeptExplanation } from './declared-words.ts';
import type { PreparedReport } from './prepare-report.ts';
import { explanationOf } from './stored-explanations.ts';

/** An explanation of a warning. */
interface NoteExplanation {
  /** The id for withdrawing it. */
  readonly id: string;
  readonly text: string;
  readonly by: string;
  readonly office: string;
  /** Who entered it. */
  readonly actor: string;
  readonly at: Date;
  /** A version was issued with it: it cannot be withdrawn. */
  readonly issued: boolean;
}

/** A warning or a note of a report, listed once. */
export interface RoomNote {
  readonly id: string;
  /** warning: may be explained in writing; note: needs no answer. */
  readonly severity: 'warning' | 'note';
  readonly what: string;
  /** The office that may explain it. */
  readonly office: string;
  readonly explanation: NoteExplanation | null;
  /** An earlier explanation of a different content: it is no longer valid. */
  readonly stale: { readonly text: string; readonly by: string; readonly office: string } | null;
}

/**
 * The warnings and notes of a report, with their explanations. Unmet checks are among the findings: each is listed
 * once.
 */
export function roomNotes({ findings, said, checks, open }: PreparedReport): readonly RoomNote[] {
  return findings.flatMap((finding) => {
    if (finding.severity === 'error') return [];
    const check = checks.find(({ id }) => id === finding.id);
    const early = check ? open.ofCheck(check) : null;
    const what = early === null ? finding.what : `${early}：${finding.what}`;
    return [{ ...noteOf(finding, finding.severity, said), what }];
  });
}

function noteOf(
  finding: ExplainedFinding,
  severity: RoomNote['severity'],
  said: readonly KeptExplanation[],
): RoomNote {
  const { id, what, mayExplain } = finding;
  const kept = explanationOf(finding, said);
  const before = kept ? undefined : said.findLast((one) => one.finding === id);
  return {
    id,
    severity,
    what,
    office: mayExplain ?? '',
    explanation: kept
      ? {
          id: kept.id,
          text: kept.text,
          by: kept.name,
          office: kept.office,
          actor: kept.actor,
          at: kept.at,
          issued: kept.issued,
        }
      : null,
    stale: before ? { text: before.text, by: before.name, office: before.office } : null,
  };
}
