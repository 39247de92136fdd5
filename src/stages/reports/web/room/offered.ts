import type { Room } from './room.ts';

/** The acts that the state of a report and its items allows, independent of who may do them. */
export interface Offered {
  readonly send: boolean;
  /** After a return, with an answer to its opinion. */
  readonly resend: boolean;
  readonly recall: boolean;
  readonly return: boolean;
  readonly sign: boolean;
  readonly issue: boolean;
  /** Warnings without an explanation. */
  readonly explain: readonly string[];
  /** Explanations, by their id. */
  readonly withdrawNotes: readonly string[];
  /** Declarations of numbers, by their id. */
  readonly withdrawLiterals: readonly string[];
}

type Obstacles = Room['obstacles'];

/** Whether a return is the only obstacle of the report. */
export function isReturned(obstacles: Obstacles): boolean {
  return obstacles.length > 0 && obstacles.every(({ kind }) => kind === 'returned');
}

/**
 * The acts that the pages offer for the state of a report: never one that the service would refuse in that state. One
 * table for all buttons; a test compares every state with the service.
 */
export function offered({ signing, obstacles, notes, quantities }: Room): Offered {
  const last = signing?.last ?? null;
  const underWay = last?.act === 'sent' && last.current;
  const verdict = signing?.verdict ?? null;
  return {
    send: verdict === 'unsigned' && !underWay,
    resend: signing !== null && isReturned(obstacles),
    recall: last?.act === 'sent' && last.mine,
    return: last?.act === 'sent' || (last?.act === 'signed' && last.current),
    sign: verdict === 'unsigned' || verdict === 'ready',
    issue: verdict === 'ready',
    explain: notes.flatMap(({ id, severity, explanation }) =>
      severity === 'warning' && explanation === null ? [id] : [],
    ),
    withdrawNotes: notes.flatMap(({ explanation }) =>
      explanation && !explanation.issued ? [explanation.id] : [],
    ),
    withdrawLiterals: quantities.declared.flatMap(({ by }) => (by && !by.issued ? [by.id] : [])),
  };
}
