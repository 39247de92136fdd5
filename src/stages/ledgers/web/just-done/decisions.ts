import { useSyncExternalStore } from 'react';

/** What this window has decided on, as the service told it. */
export interface Decision {
  readonly id: string;
  readonly ledger: string;
  readonly title: string;
  readonly action: 'submit' | 'accept' | 'return' | 'void';
  /** Each with its version after the decision. */
  readonly rows: readonly { readonly id: string; readonly version: number }[];
}

/** So many of the latest are told of; the histories hold them all. */
const MOST = 5;

let decisions: readonly Decision[] = [];
const listeners = new Set<() => void>();

function keep(next: readonly Decision[]): void {
  decisions = next;
  for (const listener of listeners) listener();
}

/** Tells of a decision that is made: it holds, whatever becomes of this window. */
export function decided(decision: Omit<Decision, 'id'>): void {
  keep([{ ...decision, id: crypto.randomUUID() }, ...decisions].slice(0, MOST));
}

/** It was taken back, or nobody wants to hear of it any more. */
export function forgetDecision(id: string): void {
  keep(decisions.filter((one) => one.id !== id));
}

/** The latest decisions of this window, of one ledger or of all. */
export function useDecisions(ledger: string | null): readonly Decision[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => decisions,
  );
  return ledger === null ? all : all.filter((one) => one.ledger === ledger);
}
