import type { ComponentType } from 'react';

/** A page as its module declares it to the router; loaded when it is first opened. */
export interface PageEntry {
  /** "/ledgers/$ledger" */
  readonly path: string;
  readonly load: () => Promise<ComponentType>;
}

/** Declares a page by a module that exports one component. */
export function page<Module>(
  path: string,
  load: () => Promise<Module>,
  pick: (module: Module) => ComponentType,
): PageEntry {
  return Object.freeze({ path, load: async () => pick(await load()) });
}
