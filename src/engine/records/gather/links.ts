import type { Gathered, GatheredFrom } from '#model/pack/gathered.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';

/**
 * One way in which rows of `from` belong to rows of `into`: column `at` of the one has the value of column `own` of the other.
 * For a reference of the gathered rows that is their field and the row's natural key; for a reference of the row itself its field
 * and their natural key.
 */
export interface GatherLink {
  readonly into: Ledger;
  readonly from: Ledger;
  readonly at: string;
  readonly own: string;
}

type Columns = Pick<GatherLink, 'at' | 'own'>;

/** The columns by which rows belong together. */
export function columnsOf({ link: { kind, field } }: Pick<GatheredFrom, 'link'>): Columns {
  return kind === 'by' ? { at: field.id, own: 'row_key' } : { at: 'row_key', own: field.id };
}

/** Names a link within the ledger into which it leads. */
export function nameOf(from: string, { at, own }: Columns): string {
  return `${from} ${at} ${own}`;
}

/** The links over which a ledger gathers, each once. */
export function linksInto(pack: Pack, into: Ledger): readonly GatherLink[] {
  const links = new Map<string, GatherLink>();
  for (const one of into.gathered.flatMap(({ from }) => from)) {
    const from = pack.ledgers.get(one.ledger);
    if (!from) throw new Error(`no ledger: ${one.ledger}`);
    const columns = columnsOf(one);
    links.set(nameOf(from.id, columns), { into, from, ...columns });
  }
  return [...links.values()];
}

/** Every link of the packs over which something is gathered. */
export function allLinks(pack: Pack): readonly GatherLink[] {
  return pack.gatherOrder.flatMap((id) => {
    const into = pack.ledgers.get(id);
    return into ? linksInto(pack, into) : [];
  });
}

/** A field by which one row alone may cite a row of another ledger. */
export interface SingleLink {
  readonly field: string;
  readonly into: Ledger;
}

/** The fields of a ledger by which only one of its rows may cite a row, because that row copies it. */
export function singleLinks(pack: Pack, from: Ledger): readonly SingleLink[] {
  const single = (one: Gathered): boolean => one.take === 'copy' || one.take === 'map';
  const found = new Map<string, Ledger>();
  for (const id of pack.gatherOrder) {
    const into = pack.ledgers.get(id);
    for (const { ledger, link } of (into?.gathered ?? []).filter(single).flatMap((one) => one.from))
      if (into && ledger === from.id && link.kind === 'by') found.set(link.field.id, into);
  }
  return [...found].map(([field, into]) => ({ field, into }));
}
