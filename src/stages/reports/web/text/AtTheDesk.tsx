import { type ComponentProps, useState } from 'react';
import { usePlace } from '#web/ui/use-place.ts';
import { OlderVersion } from './OlderVersion.tsx';
import { useTextDraft } from './use-typing.ts';
import { Writing } from './Writing.tsx';

/** The text to be written; an earlier version is read-only as long as there are unsaved words that it would replace. */
export function AtTheDesk(props: ComponentProps<typeof Writing>) {
  const { path, desk, room } = props;
  const draft = useTextDraft(path);
  const older = usePlace().one('version') !== null;
  // Decided when the version is opened: later typing changes this version.
  const [waits, setWaits] = useState(() => {
    const kept = draft.read();
    return kept !== null && kept.text !== desk.text;
  });
  if (!older || !waits) return <Writing {...props} />;
  const take = (): void => {
    draft.forget();
    setWaits(false);
  };
  return <OlderVersion path={path} desk={desk} room={room} onTake={take} />;
}
