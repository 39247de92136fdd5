import { type ComponentProps, useState } from 'react';
import { usePlace } from '#web/ui/use-place.ts';
import { OlderVersion } from './OlderVersion.tsx';
import { useTextDraft } from './use-typing.ts';
import { Writing } from './Writing.tsx';

/** The text to be written; a version of before only to be read as long as unsaved words wait that it would replace. */
export function AtTheDesk(props: ComponentProps<typeof Writing>) {
  const { path, desk, room } = props;
  const draft = useTextDraft(path);
  const older = usePlace().one('version') !== null;
  // Judged when the version is opened: what is typed from then on is typed into it.
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
