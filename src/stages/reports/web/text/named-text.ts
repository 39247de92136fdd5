import type { TextWords } from '#model/compile/report-text.ts';

/** Converts between the stored form [[indicator]] and the author's form [[市委常委会研究次数]]. */
export interface Naming {
  readonly toNames: (text: string) => string;
  readonly toIds: (text: string) => string;
}

/** Shared names stay ids, because a name must lead back to one id. */
export function namingOf({ indicators, parameters }: TextWords): Naming {
  const numbers = bothWays(indicators.map(({ id, title }) => [id, title] as const));
  const names = bothWays([...parameters]);
  return {
    toNames: (text) => replaced(text, numbers.names, names.names),
    toIds: (text) => replaced(text, numbers.ids, names.ids),
  };
}

function bothWays(pairs: readonly (readonly [string, string])[]) {
  const counts = new Map<string, number>();
  for (const [, name] of pairs) counts.set(name, (counts.get(name) ?? 0) + 1);
  const single = pairs.filter(([, name]) => counts.get(name) === 1 && !/[[\]{}\n]/.test(name));
  return { names: new Map(single), ids: new Map(single.map(([id, name]) => [name, id])) };
}

function replaced(
  text: string,
  numbers: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): string {
  return text
    .replace(/\[\[([^[\]\n]+)\]\]/g, (whole, word: string) => {
      const found = numbers.get(word);
      return found === undefined ? whole : `[[${found}]]`;
    })
    .replace(/\{\{([^{}\n]+)\}\}/g, (whole, word: string) => {
      const found = names.get(word);
      return found === undefined ? whole : `{{${found}}}`;
    });
}
