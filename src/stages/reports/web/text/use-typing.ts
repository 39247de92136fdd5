import { useMemo, useRef, useState } from 'react';
import { useMe } from '#web/ui/session.ts';
import type { Desk } from './desk.ts';
import { type TextOf, textDraft } from './text-draft.ts';

/** The user's own draft. */
export function useTextDraft({ report, year }: TextOf) {
  const { session, post } = useMe();
  return useMemo(
    () => textDraft(session.account.id, post.id, { report, year }),
    [session.account.id, post.id, report, year],
  );
}

/** The draft of a text, stored in this browser from the first keystroke until it is saved or discarded. */
export function useTyping(of: TextOf, desk: Pick<Desk, 'text' | 'version'>) {
  const draft = useTextDraft(of);
  const fromDesk = { text: desk.text, basedOn: desk.version };
  const [first] = useState(() => {
    const kept = draft.read();
    return kept?.text === desk.text ? null : kept;
  });
  const [now, setNow] = useState(first ?? fromDesk);
  const latest = useRef(now);
  const change = (next: typeof fromDesk): void => {
    latest.current = next;
    setNow(next);
  };
  const hold = (text: string, basedOn: number): void => {
    change({ text, basedOn });
    if (text === desk.text && basedOn === desk.version) draft.forget();
    else draft.keep(text, basedOn);
  };
  return {
    typed: now.text,
    /** The version on which the draft is based. */
    basedOn: now.basedOn,
    /** Whether the shown words come from an earlier visit. */
    kept: first !== null && now.text === first.text,
    write: (text: string): void => hold(text, latest.current.basedOn),
    /** Bases the same words on the version of the desk. */
    rebase: (): void => hold(latest.current.text, desk.version),
    /** The sent words are a version now; what was typed since is based on it. */
    settle: (sent: string, version: number): void => {
      const { text } = latest.current;
      if (text !== sent) hold(text, version);
      else {
        draft.forget();
        change({ text, basedOn: version });
      }
    },
    forget: (): void => {
      draft.forget();
      change(fromDesk);
    },
  };
}
