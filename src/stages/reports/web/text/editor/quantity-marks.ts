import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** A typed number with its message. */
export interface QuantityMark {
  readonly from: number;
  readonly to: number;
  readonly standing: 'declared' | 'unproven';
  readonly title: string;
}

/** The quantities found in the present text; they move with the words until they are found again. */
export const foundMarks = StateEffect.define<readonly QuantityMark[]>();

/** Marks the unproven numbers of the words, like the page beside the editor. */
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
