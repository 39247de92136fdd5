import { type ComponentType, createContext } from 'react';

/** A record that is on a page. */
export interface RowOnPage {
  readonly ledger: string;
  readonly id: string;
}

/** An act of another stage: what it asks for as soon as the page is opened, and what it shows. */
export interface RowAct {
  readonly useAhead: (row: RowOnPage) => unknown;
  readonly Act: ComponentType<RowOnPage>;
}

/**
 * What other stages can do with a record: the shell, which alone knows all stages, gives their components, and the page of
 * a record shows them beside its own acts.
 */
export const RowActs = createContext<readonly RowAct[]>([]);
