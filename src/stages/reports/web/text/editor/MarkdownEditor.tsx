import { EditorView } from '@codemirror/view';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { Naming } from '../named-text.ts';
import { editorState, fromOutside, wordsInUse } from './editor-of.ts';
import { textNaming } from './exact-clipboard.ts';
import { foundMarks, type QuantityMark } from './quantity-marks.ts';
import { put, switchHeading } from './word-keys.ts';
import { type ChipWords, chipWords } from './words.ts';

/** The acts of the buttons beside an editor. */
export interface EditorHands {
  /** Inserts words at the caret, which moves behind them. */
  readonly put: (text: string) => void;
  readonly switchHeading: () => void;
}

interface MarkdownEditorProps {
  readonly label: string;
  readonly paragraphs: boolean;
  readonly value: string;
  readonly words: ChipWords;
  readonly naming: Naming;
  readonly marks?: readonly QuantityMark[];
  readonly onType: (text: string) => void;
  readonly onChip?: (word: string | null) => void;
  readonly hands?: Ref<EditorHands>;
}

/** A report's text in its printed form, with its numbers; the stored text stays exact, character by character. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const { label, paragraphs, value, words, naming, marks, hands } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (!place.current) return undefined;
    const { current } = latest;
    const made = new EditorView({
      parent: place.current,
      state: editorState(current.value, {
        ...current,
        onText: (text) => latest.current.onType(text),
        onChip: (word) => latest.current.onChip?.(word),
      }),
    });
    view.current = made;
    return () => made.destroy();
    // The editor lives as long as its place; what changes comes in below.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- as said
  }, [label, paragraphs]);

  useEffect(() => {
    view.current?.dispatch({
      effects: wordsInUse.reconfigure([chipWords.of(words), textNaming.of(naming)]),
    });
  }, [words, naming]);

  useEffect(() => {
    const { current } = view;
    if (!current) return;
    const here = naming.toIds(current.state.doc.toString());
    // The text came from outside, by discarding or by another wording, not by typing. Empty lines at the end do not
    // count.
    if (paragraphs ? here.trimEnd() !== value.trimEnd() : here !== value)
      current.dispatch({
        changes: { from: 0, to: current.state.doc.length, insert: value },
        annotations: fromOutside.of(true),
      });
  }, [value, naming, paragraphs]);

  useEffect(() => {
    if (marks) view.current?.dispatch({ effects: foundMarks.of(marks) });
  }, [marks]);

  useImperativeHandle(hands, () => ({
    put: (text) => {
      if (!view.current) return;
      put(view.current, text);
      view.current.focus();
    },
    switchHeading: () => {
      if (view.current) switchHeading(view.current);
    },
  }));
  return <div ref={place} className={paragraphs ? 'text-editor' : 'text-editor text-editor-line'} />;
}
