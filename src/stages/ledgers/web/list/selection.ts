import type { Place } from '#web/ui/use-place.ts';

/** Parameters of the address that are the page's own; every other one chooses rows and goes to the service as it is. */
const OWN: ReadonlySet<string> = new Set(['year', 'sort', 'columns', 'from', 'row']);

/** What the address chooses, in the service's own words. */
export type Selection = Readonly<Record<string, string | readonly string[]>>;

/**
 * The rows that the address of a list chooses. A year, where the ledger has a date that decides it, goes to the service
 * as it is: which rows a year's list shows is decided there, once for list, count, totals and export.
 */
export function selectionOf({ search, one }: Pick<Place, 'search' | 'one'>, happens: boolean): Selection {
  const year = one('year');
  const rest = Object.fromEntries(Object.entries(search).filter(([name]) => !OWN.has(name)));
  return happens && year !== null ? { ...rest, year } : rest;
}

/** The conditions on one field, without its name. */
export function conditionsOn(where: readonly string[], field: string): readonly string[] {
  return where.filter((one) => one.startsWith(`${field}:`)).map((one) => one.slice(field.length + 1));
}

/** The conditions with those on one field replaced. */
export function withConditions(
  where: readonly string[],
  field: string,
  conditions: readonly string[],
): readonly string[] {
  return [
    ...where.filter((one) => !one.startsWith(`${field}:`)),
    ...conditions.map((one) => `${field}:${one}`),
  ];
}
