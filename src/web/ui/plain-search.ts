/** The part of an address behind the question mark: texts, or several of a parameter. */
export type PlainSearch = Readonly<Record<string, string | readonly string[]>>;

/** The router would read "2021" as a number and write lists as JSON, so the service's own form is used. */
export function parseSearch(text: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  const search = new URLSearchParams(text);
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    found[name] = values.length > 1 ? values : (values[0] ?? '');
  }
  return found;
}

/** @returns "?year=2021&where=…", or "" */
export function searchText(search: Readonly<Record<string, unknown>>): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(search))
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value])
      if (typeof one === 'string' && one !== '') written.append(name, one);
  const text = written.toString();
  return text === '' ? '' : `?${text}`;
}
