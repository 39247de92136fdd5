/** What was typed and not yet saved, by field. */
export type Typed = Readonly<Record<string, string>>;

/** Typing of an earlier time, with the version of the row that it began from. */
export interface Kept {
  readonly version: number | null;
  readonly typed: Typed;
  readonly at: string;
}

/** Typing is kept in this browser at once, by account, post, ledger and row, until it is saved or thrown away. */
export function localDraft(account: string, post: string, ledger: string, row: string | null) {
  const place = `mingze.draft.${account}.${post}.${ledger}.${row ?? 'new'}`;
  return {
    read: (): Kept | null => {
      try {
        return JSON.parse(localStorage.getItem(place) ?? 'null') as Kept | null;
      } catch {
        return null;
      }
    },
    keep: (typed: Typed, version: number | null): void => {
      const kept: Kept = { typed, version, at: new Date().toISOString() };
      try {
        localStorage.setItem(place, JSON.stringify(kept));
      } catch {
        // A full store must not stop anybody from typing.
      }
    },
    forget: (): void => localStorage.removeItem(place),
  };
}
