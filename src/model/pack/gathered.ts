import type { Expression } from '../expression/ast.ts';
import type { Field } from '../field.ts';

/** What becomes of the rows that are gathered. */
export const TAKES = ['count', 'any', 'latest', 'copy', 'map'] as const;
export type Take = (typeof TAKES)[number];

/** Rows of another ledger that belong to a row, and what of them is taken. */
export interface GatheredFrom {
  /** The ledger whose rows are gathered. */
  readonly ledger: string;
  /** `by`: its rows cite the row by this field; `through`: the row itself cites one of its rows by this field. */
  readonly link: { readonly kind: 'by' | 'through'; readonly field: Field };
  /** Which of the rows count; null: all. */
  readonly where: Expression | null;
  /** Which field of them is taken. */
  readonly of: Field | null;
  /** Of `latest`: nothing is taken before all rows satisfy this; null: always. */
  readonly whenAll: Expression | null;
  /** Of `map`: what each code becomes; null keeps what the row has. */
  readonly map: Readonly<Record<string, string | null>> | null;
}

/**
 * A field that somebody types as long as no accepted row of another ledger belongs to the row, and that is gathered from these
 * rows as soon as one does.
 */
export interface Gathered {
  readonly field: Field;
  readonly take: Take;
  readonly from: readonly GatheredFrom[];
}
