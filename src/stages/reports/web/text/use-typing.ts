import { useMemo, useRef, useState } from 'react';
import { useMe } from '#web/ui/session.ts';
import type { Desk } from './desk.ts';
import { type TextOf, textDraft } from './text-draft.ts';

/** The draft of who sits here. */
export function useTextDraft({ report, year }: TextOf) {
  const { session, post } = useMe();
  return useMemo(
    () => textDraft(session.account.id, post.id, { report, year }),
    [session.account.id, post.id, report, year],
  );
}

/** What is being typed of a text, kept in this browser from the first letter until it is saved or given up. */
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
    /** The version that what is typed began from. */
    basedOn: now.basedOn,
    /** Whether what is shown was typed at an earlier visit. */
    kept: first !== null && now.text === first.text,
    write: (text: string): void => hold(text, latest.current.basedOn),
    /** Goes on with the same words from the version that the desk has. */
    rebase: (): void => hold(latest.current.text, desk.version),
    /** The words that were sent are a version now; what was typed since goes on from it. */
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
