import { type EditorState, type Extension, Facet } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Naming } from '../named-text.ts';
import { hasParagraphs } from './words.ts';

/** The words last copied out of an editor of this page, as the clipboard got them: they come back letter by letter. */
const copied = { text: '' };

/** How a text names its numbers to people. */
export const textNaming = Facet.define<Naming, Naming>({
  combine: (given) => given[0] ?? { toNames: (text) => text, toIds: (text) => text },
});

/**
 * What goes to the clipboard names its numbers by their titles, so that it can be read elsewhere; what comes back is the
 * same text again. Of another program's text every line is a paragraph, and a title takes no line breaks.
 */
export const exactClipboard: Extension = [
  EditorView.clipboardOutputFilter.of((text, state) => {
    copied.text = state.facet(textNaming).toNames(text);
    return copied.text;
  }),
  EditorView.clipboardInputFilter.of(pasted),
];

function pasted(given: string, state: EditorState): string {
  const text = state.facet(textNaming).toIds(given.replaceAll(/\r\n?/g, '\n'));
  if (!state.facet(hasParagraphs)) return text.replaceAll('\n', '');
  if (given === copied.text || text.includes('\n\n')) return text;
  return text.replaceAll('\n', '\n\n');
}
