import { useMemo, useState } from 'react';
import { useMe } from '#web/ui/session.ts';
import { localDraft, type Typed } from '../form/local-draft.ts';

/** A correction of one cell of the file. */
export interface Correction {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
}
type Place = Omit<Correction, 'value'>;

/** The corrections of one file: typed here, sent to the service with each check and with the import. */
export interface Corrections {
  readonly list: readonly Correction[];
  readonly at: (place: Place) => string | null;
  /** @param sealed of a sealed ledger: then no correction of the file is stored in this browser */
  readonly set: (place: Place, value: string, sealed: boolean) => void;
  /** Removes one: the content of the file counts again. */
  readonly drop: (place: Place) => void;
  /** Records that the check of this job used the present corrections. */
  readonly checked: (job: string) => void;
  /** Whether that job has checked the present corrections. */
  readonly agree: (job: string) => boolean;
}

const CHECKED = 'checked';

/**
 * Stored like the draft of a form: in this browser at once, by account, post and file, so that a reloaded page
 * continues where it was.
 */
export function useCorrections(digest: string | null): Corrections {
  const { session, post } = useMe();
  const [account, acting] = [session.account.id, post.id];
  const stores = useMemo(
    () =>
      digest === null
        ? null
        : {
            typed: localDraft(account, acting, 'import', digest),
            checked: localDraft(account, acting, 'import', `${digest}.${CHECKED}`),
          },
    [account, acting, digest],
  );
  const [held, setHeld] = useState<{ readonly of: string | null; readonly typed: Typed; readonly at: Typed }>(
    () => read(digest, stores),
  );
  const [secret, setSecret] = useState(false);
  // Another file has other corrections.
  const now = held.of === digest ? held : read(digest, stores);
  const put = (typed: Typed, at: Typed, sealed: boolean): void => {
    setHeld({ of: digest, typed, at });
    if (sealed) setSecret(true);
    if (sealed || secret) {
      stores?.typed.forget();
      stores?.checked.forget();
    } else {
      stores?.typed.keep(typed, null);
      stores?.checked.keep(at, null);
    }
  };
  const list = listOf(now.typed);
  return {
    list,
    at: (place) => now.typed[keyOf(place)] ?? null,
    set: (place, value, sealed) => put({ ...now.typed, [keyOf(place)]: value }, now.at, sealed),
    drop: (place) => {
      const { [keyOf(place)]: _, ...rest } = now.typed;
      put(rest, now.at, false);
    },
    checked: (job) => put(now.typed, { job, typed: JSON.stringify(list) }, false),
    agree: (job) => (now.at['job'] === job ? now.at['typed'] === JSON.stringify(list) : list.length === 0),
  };
}

interface Stores {
  readonly typed: ReturnType<typeof localDraft>;
  readonly checked: ReturnType<typeof localDraft>;
}

function read(of: string | null, stores: Stores | null) {
  return { of, typed: stores?.typed.read()?.typed ?? {}, at: stores?.checked.read()?.typed ?? {} };
}

function keyOf({ sheet, row, column }: Place): string {
  return JSON.stringify([sheet, row, column]);
}

function listOf(typed: Typed): readonly Correction[] {
  return Object.entries(typed).map(([key, value]) => {
    const [sheet, row, column] = JSON.parse(key) as [string, number, string];
    return { sheet, row, column, value };
  });
}
