/** An unsaved draft, by field. */
export type Typed = Readonly<Record<string, string>>;

/** An earlier draft, with the version of the row from which it began. */
export interface Kept {
  readonly version: number | null;
  readonly typed: Typed;
  readonly at: string;
}

/** Drafts are stored in this browser at once, by account, post, ledger and row, until they are saved or discarded. */
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
        // A full storage must not interrupt typing.
      }
    },
    forget: (): void => localStorage.removeItem(place),
  };
}
