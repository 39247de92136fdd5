import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { Naming } from '../named-text.ts';
import { exactClipboard, textNaming } from './exact-clipboard.ts';
import { quantityMarks } from './quantity-marks.ts';
import { atomsIn, shownText } from './shown-text.ts';
import { LINE_KEYS, WORD_KEYS } from './word-keys.ts';
import { type ChipWords, chipWords, hasParagraphs } from './words.ts';

/** The parts of an editor. */
export interface EditorOptions {
  readonly label: string;
  readonly paragraphs: boolean;
  readonly words: ChipWords;
  readonly naming: Naming;
  readonly onText: (text: string) => void;
  /** Called with the number or name at the caret or selected; null: none. */
  readonly onChip: (word: string | null) => void;
}

/** Replaces the words while an editor is open. */
export const wordsInUse = new Compartment();

/** Marks a change that comes from outside and was not typed. */
export const fromOutside = Annotation.define<true>();

/** The state of an editor with a text, exactly as stored. */
export function editorState(text: string, options: EditorOptions): EditorState {
  return EditorState.create({ doc: text, extensions: extensionsOf(options) });
}

function extensionsOf({ label, paragraphs, words, naming, onText, onChip }: EditorOptions): Extension {
  return [
    // Otherwise CodeMirror would silently replace other line separators by \n.
    EditorState.lineSeparator.of('\n'),
    hasParagraphs.of(paragraphs),
    wordsInUse.of([chipWords.of(words), textNaming.of(naming)]),
    shownText,
    quantityMarks,
    exactClipboard,
    history(),
    keymap.of([...(paragraphs ? WORD_KEYS : LINE_KEYS), ...historyKeymap, ...defaultKeymap]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-multiline': String(paragraphs),
      tabindex: '0',
    }),
    EditorState.phrases.of({ 'Control character': '控制字符' }),
    chooseByClick,
    EditorView.updateListener.of(({ docChanged, selectionSet, state, transactions }) => {
      const typed = !transactions.some((one) => one.annotation(fromOutside));
      if (docChanged && typed) onText(state.doc.toString());
      if (docChanged || selectionSet) onChip(chipAt(state));
    }),
  ];
}

function chipAt(state: EditorState): string | null {
  const { from, to } = state.selection.main;
  const chip = atomsIn(state).find(
    (atom) =>
      atom.kind === 'number' &&
      (from === to ? atom.from === from || atom.to === from : atom.from === from && atom.to === to),
  );
  return chip?.kind === 'number' ? chip.word : null;
}

/** A click on a chip selects it whole: the next key passes it or removes it. */
const chooseByClick = EditorView.domEventHandlers({
  mousedown: (event, view) => {
    const chip = event.target instanceof Element ? event.target.closest('.text-chip') : null;
    if (!chip || event.button !== 0) return false;
    const at = view.posAtDOM(chip);
    const atom = atomsIn(view.state).find(({ from }) => from === at);
    if (!atom) return false;
    event.preventDefault();
    view.focus();
    view.dispatch({ selection: { anchor: atom.from, head: atom.to } });
    return true;
  },
});
