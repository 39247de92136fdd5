import { useSyncExternalStore } from 'react';

/** A decision made in this window, as the service confirmed it. */
export interface Decision {
  readonly id: string;
  readonly ledger: string;
  readonly title: string;
  readonly action: 'submit' | 'accept' | 'return' | 'void';
  /** Each with its version after the decision. */
  readonly rows: readonly { readonly id: string; readonly version: number }[];
}

/** Maximum number of listed decisions; the histories contain all. */
const MOST = 5;

let decisions: readonly Decision[] = [];
const listeners = new Set<() => void>();

function keep(next: readonly Decision[]): void {
  decisions = next;
  for (const listener of listeners) listener();
}

/** Adds a decision to the list. */
export function decided(decision: Omit<Decision, 'id'>): void {
  keep([{ ...decision, id: crypto.randomUUID() }, ...decisions].slice(0, MOST));
}

/** Removes a decision from the list: it was undone, or dismissed. */
export function forgetDecision(id: string): void {
  keep(decisions.filter((one) => one.id !== id));
}

/** The latest decisions of this window, for one ledger or all. */
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
