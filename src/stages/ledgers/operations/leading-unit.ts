import type { KnownUnit } from '#engine/records/index.ts';

/**
 * The unit under which a unit is shown on a page. A reader of the city gets the units directly below its top; a reader
 * of his own unit gets that unit itself and those directly below it.
 * @param own the unit of the reader @param seen the units whose rows he sees
 * @returns the leading unit of a unit
 */
export function leadersOf(
  units: readonly KnownUnit[],
  own: string | null,
  seen: readonly string[],
): (unit: string) => string {
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  const wayOf = (code: string): readonly string[] => {
    const way = [code];
    for (let at = parents.get(code) ?? null; at !== null && way.length < 20; at = parents.get(at) ?? null)
      way.push(at);
    return way;
  };
  const root = own !== null && seen.every((unit) => wayOf(unit).includes(own)) ? own : null;
  return (unit) => {
    const way = wayOf(unit);
    const at = root === null ? way.length - 1 : way.indexOf(root);
    return way[at - 1] ?? way[at] ?? unit;
  };
}
