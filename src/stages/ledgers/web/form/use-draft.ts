import { useEffect, useMemo, useRef } from 'react';
import { ask, useOperation } from '#web/api/use-operation.ts';
import { useMe } from '#web/ui/session.ts';
import type { Definition } from '../definition.ts';
import { type Kept, localDraft, type Typed } from './local-draft.ts';

/** Milliseconds without typing after which a draft is sent to the service. */
const PAUSE = 1500;

/** A stored draft: in this browser at once, on the service a moment later. */
export interface Draft {
  /** The earlier draft from here or another machine, whichever is later; undefined: not yet loaded. */
  readonly kept: Kept | null | undefined;
  readonly keep: (typed: Typed, version: number | null) => void;
  readonly forget: () => void;
}

/**
 * @param row null for a new one. Drafts of sealed ledgers are not stored: they must not remain on a shared computer.
 */
export function useDraft(definition: Definition, row: string | null): Draft {
  const { session, post } = useMe();
  const sealed = definition.sensitivity === 'sealed';
  const local = useMemo(
    () => localDraft(session.account.id, post.id, definition.id, row),
    [session.account.id, post.id, definition.id, row],
  );
  const path = useMemo(() => ({ ledger: definition.id, row: row ?? 'new' }), [definition.id, row]);
  const remote = useOperation(
    'GET /api/v1/ledgers/{ledger}/drafts/{row}',
    { path },
    { when: !sealed, fresh: Number.POSITIVE_INFINITY },
  );
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  if (sealed) return { kept: null, keep: () => {}, forget: () => {} };
  // Without the service the browser still stores it.
  const answered = remote.data !== undefined || remote.isError;
  return {
    kept: answered ? later(local.read(), remote.data?.draft ?? null) : undefined,
    keep: (typed, version) => {
      local.keep(typed, version);
      clearTimeout(waiting.current);
      waiting.current = setTimeout(() => {
        ask('PUT /api/v1/ledgers/{ledger}/drafts/{row}', { path, body: { typed, version } }).catch(() => {
          // The browser has stored it; the next keystroke tries again.
        });
      }, PAUSE);
    },
    forget: () => {
      clearTimeout(waiting.current);
      local.forget();
      ask('DELETE /api/v1/ledgers/{ledger}/drafts/{row}', { path }).catch(() => {
        // It is offered once more, and can be discarded there.
      });
    },
  };
}

function later(here: Kept | null, there: Kept | null): Kept | null {
  if (here === null || there === null) return here ?? there;
  return here.at >= there.at ? here : there;
}
