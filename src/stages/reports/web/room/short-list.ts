/** Number of names of a list that are shown; the rest on demand. */
const SHOWN = 5;

/** A sentence that ends with a list of names: its beginning, the first names, and their count. */
export interface Shortened {
  readonly head: string;
  readonly first: readonly string[];
  readonly rest: readonly string[];
  readonly count: number;
}

/**
 * Shortens a sentence that ends with many names: "…：甲、乙、丙…". A list that is already cut off contains its count.
 * @returns null where there is no such list
 */
export function shortened(text: string): Shortened | null {
  const [, head = '', list = ''] = /^(.*：)([^：]+)$/su.exec(text) ?? [];
  const [, names = list, counted] = /^(.*)等 (\d+) 个单位$/su.exec(list) ?? [];
  const all = names.split('、');
  if (all.length <= SHOWN) return null;
  return {
    head,
    first: all.slice(0, SHOWN),
    rest: all.slice(SHOWN),
    count: counted === undefined ? all.length : Number(counted),
  };
}
