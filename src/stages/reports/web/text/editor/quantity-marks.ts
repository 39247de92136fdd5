import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** A number typed into the words, and what is to be said of it. */
export interface QuantityMark {
  readonly from: number;
  readonly to: number;
  readonly standing: 'declared' | 'unproven';
  readonly title: string;
}

/** What was found in the text as it stands; it moves with the words until it is found anew. */
export const foundMarks = StateEffect.define<readonly QuantityMark[]>();

/** Marks the numbers of the words that nothing proves, as the page beside does. */
export const quantityMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, { changes, effects, state }) => {
    for (const effect of effects)
      if (effect.is(foundMarks))
        return Decoration.set(
          effect.value
            .filter(({ to }) => to <= state.doc.length)
            .map(({ from, to, standing, title }) =>
              Decoration.mark({ class: standing, attributes: { title } }).range(from, to),
            ),
          true,
        );
    return before.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});
