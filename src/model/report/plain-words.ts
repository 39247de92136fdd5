/** Titles of numbers by their slots. */
export type Titles = ReadonlyMap<string, string>;

const VALUE = /^\s*([A-Za-z][A-Za-z0-9_]*)\s*[=＝]\s*(.+?)\s*$/u;

/** A sentence of a check for users: titles instead of slots, and without the values that have no title. */
export function plainWords(text: string, titles: Titles): string {
  return text
    .replaceAll(/（([^（）]*[=＝][^（）]*)）/gu, (_, inside: string) => {
      const known = valuesInWords(inside.split(/[，,]/u), titles);
      return known === '' ? '' : `（${known}）`;
    })
    .replaceAll(/\b[A-Z]\d{1,3}(?=“)/gu, '');
}

/** "S13＝45" of several: "提拔和进一步使用干部数 45"; '' where none of them has a title. */
export function valuesInWords(parts: readonly string[], titles: Titles): string {
  return parts
    .flatMap((part) => {
      const [, name = '', value = ''] = VALUE.exec(part) ?? [];
      const title = titles.get(name);
      return title === undefined ? [] : [`${title} ${value}`];
    })
    .join('，');
}

export function titlesOf(numbers: readonly { readonly slot: string; readonly title: string }[]): Titles {
  return new Map(numbers.map(({ slot, title }) => [slot, title]));
}
