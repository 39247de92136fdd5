import type { Place } from '#web/ui/use-place.ts';

/** Parameters of the address that belong to the page; all others select rows and are sent to the service unchanged. */
const OWN: ReadonlySet<string> = new Set(['year', 'sort', 'columns', 'from', 'row']);

/** The selection of the address, in the service's form. */
export type Selection = Readonly<Record<string, string | readonly string[]>>;

/**
 * The rows that the address of a list selects. The year, for a ledger with a deciding date, is sent to the service: it
 * decides once which rows a year's list shows, for list, count, totals and export.
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
