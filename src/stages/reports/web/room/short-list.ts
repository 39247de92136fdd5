/** So many names of a list stand in a line; the rest behind a word. */
const SHOWN = 5;

/** A sentence that ends in a list of names: its beginning, the first names, and how many there are. */
export interface Shortened {
  readonly head: string;
  readonly first: readonly string[];
  readonly rest: readonly string[];
  readonly count: number;
}

/**
 * Shortens a sentence that ends in many names: "…：甲、乙、丙…". One that was cut off already says itself how many there are.
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
