import { type EditorState, EditorState as State, type Range, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { type Atom, atomsOf, besideAtom } from './atoms.ts';
import { ChipWidget, SignWidget } from './chip-widget.ts';
import { chipWords, hasParagraphs } from './words.ts';

interface Shown {
  readonly atoms: readonly Atom[];
  readonly looks: DecorationSet;
  readonly whole: DecorationSet;
}

const HIDDEN = Decoration.replace({});
const ATOM = Decoration.mark({});
const BREAK = Decoration.replace({ widget: new SignWidget('┊', '太长时可以在这里换行') });
const JOINED = Decoration.widget({
  widget: new SignWidget('↵', '印出来与下一行接着排，不另起一段'),
  side: 1,
});
const HEADING = Decoration.line({ class: 'text-heading' });
const PARAGRAPH = Decoration.line({ class: 'text-paragraph' });

const shown = StateField.define<Shown>({
  create: shownOf,
  update: (before, { docChanged, state, startState }) =>
    docChanged || state.facet(chipWords) !== startState.facet(chipWords) ? shownOf(state) : before,
  provide: (field) => [
    // Line breaks are replaced, which CodeMirror allows only to a state field and not to a view plug-in.
    EditorView.decorations.from(field, ({ looks }) => looks),
    EditorView.atomicRanges.of((view) => view.state.field(field).whole),
  ],
});

/** The atoms of the present text of an editor. */
export const atomsIn = (state: EditorState): readonly Atom[] => state.field(shown).atoms;

/** Moves a caret that a click or a key would put inside an atom beside it. */
const besideAtoms = State.transactionFilter.of((transaction) => {
  const { selection, docChanged, startState } = transaction;
  if (!selection || docChanged) return transaction;
  const atoms = atomsIn(startState);
  const { anchor, head } = selection.main;
  const [from, to] = [besideAtom(atoms, anchor), besideAtom(atoms, head)];
  return from === anchor && to === head
    ? transaction
    : [transaction, { selection: { anchor: from, head: to }, sequential: true }];
});

/** Displays a text as it will be printed, while the editor keeps every character of it. */
export const shownText = [shown, besideAtoms];

function shownOf(state: EditorState): Shown {
  const text = state.doc.toString();
  const paragraphs = state.facet(hasParagraphs);
  const atoms = atomsOf(text, paragraphs);
  const { numbers, names } = state.facet(chipWords);
  const looks: Range<Decoration>[] = atoms.flatMap((atom) => {
    const { kind, from, to } = atom;
    if (kind === 'mark') return [HIDDEN.range(from, to)];
    if (kind === 'gap')
      return [
        // The first line break is hidden, the second ends the line; so there is no empty line for the caret.
        HIDDEN.range(from, from + 1),
        ...(atom.mark > 0 ? [HIDDEN.range(from + 2, to)] : []),
      ];
    const chip = (kind === 'number' ? numbers : names).get(atom.word) ?? null;
    return [Decoration.replace({ widget: new ChipWidget(kind, atom.word, chip) }).range(from, to)];
  });
  looks.push(...(paragraphs ? linesOf(state, atoms) : breaksOf(text)));
  return {
    atoms,
    looks: Decoration.set(looks, true),
    whole: Decoration.set(atoms.map(({ from, to }) => ATOM.range(from, to))),
  };
}

function linesOf({ doc }: EditorState, atoms: readonly Atom[]): readonly Range<Decoration>[] {
  const gaps = new Set(atoms.flatMap((atom) => (atom.kind === 'gap' ? [atom.from] : [])));
  const looks: Range<Decoration>[] = [];
  let begins = true;
  for (let at = 1; at <= doc.lines; at += 1) {
    const { from, to, text } = doc.line(at);
    const heading = text.startsWith('## ');
    if (text !== '') {
      if (heading) looks.push(HEADING.range(from));
      else if (begins) looks.push(PARAGRAPH.range(from));
      const joins = at < doc.lines && !heading && !gaps.has(to) && isWords(doc.line(at + 1).text);
      if (joins) looks.push(JOINED.range(to));
    }
    begins = text === '' || heading;
  }
  return looks;
}

const isWords = (line: string): boolean => line.trim() !== '' && !line.startsWith('#');

function breaksOf(text: string): readonly Range<Decoration>[] {
  return [...text.matchAll(/\|/g)].map(({ index }) => BREAK.range(index, index + 1));
}
