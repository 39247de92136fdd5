import { Facet } from '@codemirror/state';

/** The displayed form of `[[word]]` or `{{word}}`. */
export interface Chip {
  /** The printed form; null: none yet. */
  readonly printed: string | null;
  /** The full explanation. */
  readonly title: string;
  /** The state of the number, as on the page of the report; always plain for a name. */
  readonly state: 'none' | 'agrees' | 'warning' | 'fails' | 'plain';
}

/** The words that a text may use: by ids, and by the names that its author may type. */
export interface ChipWords {
  readonly numbers: ReadonlyMap<string, Chip>;
  readonly names: ReadonlyMap<string, Chip>;
}

/** The words of the text in an editor. */
export const chipWords = Facet.define<ChipWords, ChipWords>({
  combine: (given) => given[0] ?? { numbers: new Map(), names: new Map() },
});

/** Whether the text has paragraphs; a title is one line. */
export const hasParagraphs = Facet.define<boolean, boolean>({ combine: (given) => given[0] ?? false });
