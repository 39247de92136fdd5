import { EditorSelection } from '@codemirror/state';
import type { Command, EditorView, KeyBinding } from '@codemirror/view';
import { atomsIn } from './shown-text.ts';
import { toggleHeading } from './headings.ts';

/** Enter begins a paragraph, like in a word processor; before the first character of a heading it inserts one above. */
const newParagraph: Command = (view) => {
  const { state } = view;
  const { main } = state.selection;
  const atom = atomsIn(state).find(
    ({ kind, to }) => (kind === 'gap' || kind === 'mark') && to === main.head && main.empty,
  );
  const mark = atom?.kind === 'mark' ? atom.to - atom.from : atom?.kind === 'gap' ? atom.mark : 0;
  if (mark > 0)
    view.dispatch({
      changes: { from: main.head - mark, insert: '\n\n' },
      userEvent: 'input',
      scrollIntoView: true,
    });
  else put(view, '\n\n');
  return true;
};

/** Shift and Enter begin a line of the same paragraph. */
const newLine: Command = (view) => {
  put(view, '\n');
  return true;
};

/** Inserts words at the caret, which moves behind them. */
export function put(view: EditorView, text: string): void {
  view.dispatch({ ...view.state.replaceSelection(text), userEvent: 'input', scrollIntoView: true });
}

/** Turns the line of the caret into a heading, or back into a paragraph. */
export function switchHeading(view: EditorView): void {
  const { state } = view;
  const changes = state.changes([...toggleHeading(state.doc.toString(), state.selection.main.head)]);
  view.dispatch({
    changes,
    selection: EditorSelection.cursor(changes.mapPos(state.selection.main.head, 1)),
    userEvent: 'input',
    scrollIntoView: true,
  });
  view.focus();
}

/** The keys of a text with paragraphs. */
export const WORD_KEYS: readonly KeyBinding[] = [{ key: 'Enter', run: newParagraph, shift: newLine }];

/** In a title these keys do nothing. */
export const LINE_KEYS: readonly KeyBinding[] = [{ key: 'Enter', run: () => true }];
