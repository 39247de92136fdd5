import { type EditorState, type Extension, Facet } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Naming } from '../named-text.ts';
import { hasParagraphs } from './words.ts';

/**
 * The words that were copied last from an editor of this page, with the clipboard's form of them, so that pasting
 * restores them exactly.
 */
const copied = { text: '' };

/** The titles of numbers in a text. */
export const textNaming = Facet.define<Naming, Naming>({
  combine: (given) => given[0] ?? { toNames: (text) => text, toIds: (text) => text },
});

/**
 * Copied numbers become their titles, so that they can be read elsewhere; pasting restores the same text. For text of
 * other programs every line is a paragraph, and a title takes no line breaks.
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
