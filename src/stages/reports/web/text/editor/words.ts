import { Facet } from '@codemirror/state';

/** What stands behind `[[word]]` or `{{word}}`, as the page shows it. */
export interface Chip {
  /** What will be printed; null: nothing yet. */
  readonly printed: string | null;
  /** In full, for who asks. */
  readonly title: string;
  /** How the number stands, as on the page of the report; of a name always plain. */
  readonly state: 'none' | 'agrees' | 'warning' | 'fails' | 'plain';
}

/** The words that a text may ask for; by ids, and by the names that its author may type. */
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
