import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { Go } from '#web/ui/Go.tsx';
import type { Room } from '../room/room.ts';
import type { Desk } from './desk.ts';
import { type EditorHands, MarkdownEditor } from './editor/MarkdownEditor.tsx';
import { InsertBar } from './InsertBar.tsx';
import { marksOf } from './marks-of.ts';
import type { Naming } from './named-text.ts';
import type { TextParts } from './text-parts.ts';
import { wordsOf } from './words-of.ts';

interface ChipFieldsProps {
  readonly desk: Desk;
  readonly room: Room;
  readonly parts: TextParts;
  readonly naming: Naming;
  /** The page of the report: a number links to its place there. */
  readonly address: string;
  readonly onChange: (changes: Partial<TextParts>) => void;
}

/** The text in readable form: its numbers and names as they will be printed, its headings as headings. */
export function ChipFields({ desk, room, parts, naming, address, onChange }: ChipFieldsProps) {
  const words = useMemo(() => wordsOf(desk, room), [desk, room]);
  const declared = useMemo(
    () => room.quantities.declared.map(({ words: text, reason, by }) => ({ text, reason, by })),
    [room],
  );
  const hands = useRef<EditorHands>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  // Typing has priority over rendering.
  const settled = useDeferredValue(parts);
  const marks = useMemo(() => {
    const of = (text: string, paragraphs: boolean) => marksOf(text, paragraphs, words, declared);
    return {
      addressee: of(settled.addressee, false),
      body: of(settled.body, true),
      signer: of(settled.signer, false),
    };
  }, [settled, words, declared]);
  const line = (label: string, key: 'title' | 'addressee' | 'signer') => (
    <div className="text-line">
      <span aria-hidden="true">{label}</span>
      <MarkdownEditor
        label={label}
        paragraphs={false}
        value={parts[key]}
        words={words}
        naming={naming}
        {...(key === 'title' ? {} : { marks: marks[key] })}
        onType={(text) => onChange({ [key]: naming.toIds(text) })}
      />
    </div>
  );
  const slot = desk.numbers.find(({ indicator, title }) => indicator === chosen || title === chosen)?.slot;
  return (
    <>
      {line('标题', 'title')}
      {line('主送', 'addressee')}
      <div className="text-line">
        <span aria-hidden="true">正文</span>
        <InsertBar desk={desk} room={room} hands={hands} />
        <p className="text-chosen" role="status">
          {chosen === null ? null : (
            <>
              {words.numbers.get(chosen)?.title ?? '没有这个数字'}
              {slot == null ? null : <Go to={`${address}?slot=${slot}`}>看它的来历</Go>}
            </>
          )}
        </p>
        <MarkdownEditor
          label="正文"
          paragraphs
          value={parts.body}
          words={words}
          naming={naming}
          marks={marks.body}
          hands={hands}
          onChip={setChosen}
          onType={(text) => onChange({ body: naming.toIds(text) })}
        />
      </div>
      {line('署名', 'signer')}
    </>
  );
}
