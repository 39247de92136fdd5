import type { NameLookup } from '#model/field.ts';
import { nameKey } from '#model/text/name-key.ts';
import { normaliseText } from '#model/text/normalise.ts';

export interface BookUnit {
  readonly code: string;
  readonly name: string;
  readonly shortName: string | null;
  /** Names that it bore before its row was corrected. */
  readonly formerNames?: readonly string[];
}

/** One post that a person holds or held. */
export interface BookPost {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly fromOn: string;
}

/**
 * Finds units by code, full or short name (ledgers.yaml, types.unit), else by a former name. A name of two units is
 * ambiguous.
 */
export function unitLookup(units: Iterable<BookUnit>): NameLookup {
  const byCode = new Map<string, BookUnit>();
  const byName = new Map<string, Set<string>>();
  const byFormer = new Map<string, Set<string>>();
  for (const unit of units) {
    byCode.set(unit.code, unit);
    for (const name of unit.formerNames ?? []) append(byFormer, nameKey(name), unit.code);
    for (const name of new Set([unit.name, unit.shortName]))
      if (name) append(byName, nameKey(name), unit.code);
  }
  return memoised((text) => {
    const found = byCode.get(text);
    if (found) return { code: found.code };
    const key = nameKey(text);
    return decide(
      [...(byName.get(key) ?? byFormer.get(key) ?? [])],
      (code) => `${byCode.get(code)?.name ?? ''}（${code}）`,
    );
  });
}

/**
 * Finds persons by code, by name where only one bears it, or by name（unit）. A person's name is that of the
 * latest post; any unit in which the person holds or held a post tells namesakes apart.
 */
export function personLookup(posts: Iterable<BookPost>, unit: NameLookup): NameLookup {
  const latest = new Map<string, BookPost>();
  const unitsOf = new Map<string, Set<string>>();
  for (const post of posts) {
    const known = latest.get(post.code);
    if (!known || known.fromOn <= post.fromOn) latest.set(post.code, post);
    append(unitsOf, post.code, post.unit);
  }
  const byName = new Map<string, Set<string>>();
  for (const post of latest.values()) append(byName, nameKey(post.name), post.code);
  const describe = (code: string): string =>
    `${latest.get(code)?.name ?? ''}（${[...(unitsOf.get(code) ?? [])].join('、')}，${code}）`;
  return memoised((text) => {
    if (latest.has(text)) return { code: text };
    const bearers = [...(byName.get(nameKey(text)) ?? [])];
    if (bearers.length > 0) return decide(bearers, describe);
    const parts = /^([^(]+)\((.+)\)$/su.exec(text);
    if (!parts) return { code: null, reason: 'unknown', candidates: [] };
    const [, name = '', unitName = ''] = parts;
    const place = unit(normaliseText(unitName));
    const namesakes = [...(byName.get(nameKey(name)) ?? [])];
    if (place.code === null)
      return namesakes.includes(unitName)
        ? { code: unitName }
        : { code: null, reason: 'unknown', candidates: namesakes.map(describe) };
    return decide(
      namesakes.filter((code) => unitsOf.get(code)?.has(place.code)),
      describe,
    );
  });
}

function append(map: Map<string, Set<string>>, key: string, value: string): void {
  const found = map.get(key);
  if (found) found.add(value);
  else map.set(key, new Set([value]));
}

function decide(codes: readonly string[], describe: (code: string) => string): ReturnType<NameLookup> {
  const [only] = codes;
  if (only !== undefined && codes.length === 1) return { code: only };
  return {
    code: null,
    reason: codes.length === 0 ? 'unknown' : 'ambiguous',
    candidates: codes.map(describe),
  };
}

/** A ledger names the same few thousand units over and over. Bounded, because a file may hold anything. */
function memoised(lookup: NameLookup): NameLookup {
  const known = new Map<string, ReturnType<NameLookup>>();
  return (text) => {
    let found = known.get(text);
    if (!found) {
      if (known.size > 50_000) known.clear();
      found = lookup(text);
      known.set(text, found);
    }
    return found;
  };
}
