import type { Indicator, Pack } from '#model/pack/types.ts';
import { conditionLabels } from './condition-labels.ts';
import { addPairs, type Grams, pairsOf } from './grams.ts';
import { templateWords, type TemplateWords } from './template-words.ts';

/** An indicator as the pack describes it, prepared for comparison with the words around a number. */
export interface Profile {
  readonly indicator: Indicator;
  readonly title: readonly string[];
  readonly grams: Grams;
  /** The topics of the indicator, for comparing two of them. */
  readonly labels: ReadonlySet<string>;
  /** Indicators that the definition names (“S49的人员中…”): its wholes. */
  readonly parents: ReadonlySet<string>;
  /** Place in the pack's report text; -1 when it does not use the indicator. */
  readonly order: number;
}

export interface Profiles {
  readonly all: readonly Profile[];
  /** How distinctive a pair is: high when few indicators have it. */
  readonly rarity: (pair: string) => number;
  /** The sum of the squares of a profile's pairs, weighted by rarity. */
  readonly lengthOf: (profile: Profile) => number;
}

// The weight of each source of an indicator's words.
const WEIGHT = {
  title: 1,
  clause: 0.9,
  label: 0.8,
  definition: 0.5,
  ledger: 0.4,
  sentence: 0.35,
  parent: 0.35,
  heading: 0.1,
};
/** Clauses of a definition that exclude something would attract the wrong numbers. */
const EXCLUSION = /不计|不算|不看|不限|不论|不含|不得|不要求|除外|另列|不扣减/u;

/** Prepares the indicators of a pack. */
export function profilesOf(pack: Pack): Profiles {
  const bySlot = new Map(pack.indicators.map((indicator) => [indicator.slot, indicator]));
  const places = templateWords(pack.reports);
  const all = pack.indicators.map((indicator) =>
    profileOf(pack, indicator, bySlot, places.get(indicator.id)),
  );
  const counts = new Map<string, number>();
  for (const { grams } of all)
    for (const [pair, weight] of grams)
      if (weight >= WEIGHT.ledger) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const rarest = Math.log(all.length + 1);
  // A pair that no indicator has means little: offices have their own terms.
  const unknown = rarest * 0.55;
  const known = new Map(
    [...counts].map(([pair, count]) => [pair, Math.log((all.length + 1) / (count + 0.2))]),
  );
  const rarity = (pair: string): number => known.get(pair) ?? unknown;
  const lengths = new Map(
    all.map((profile) => {
      let length = 0;
      for (const [pair, weight] of profile.grams) length += (rarity(pair) * weight) ** 2;
      return [profile, length];
    }),
  );
  return { all, rarity, lengthOf: (profile) => lengths.get(profile) ?? 0 };
}

function profileOf(
  pack: Pack,
  indicator: Indicator,
  bySlot: ReadonlyMap<string, Indicator>,
  place: TemplateWords | undefined,
): Profile {
  const grams = new Map<string, number>();
  const labels = conditionLabels(indicator);
  const parents = [...indicator.definition.matchAll(/(?<![与含、同])[SC]\d+(?=中|所计|的)/gu)].flatMap(
    ([slot]) => bySlot.get(slot) ?? [],
  );
  addPairs(grams, indicator.title, WEIGHT.title);
  for (const label of labels) addPairs(grams, label, WEIGHT.label);
  for (const clause of indicator.definition.split(/[，；。]/u))
    if (!EXCLUSION.test(clause)) addPairs(grams, clause, WEIGHT.definition);
  addPairs(grams, pack.ledgers.get(indicator.over)?.title ?? '', WEIGHT.ledger);
  for (const parent of parents) addPairs(grams, parent.title, WEIGHT.parent);
  addPairs(grams, place?.clause ?? '', WEIGHT.clause);
  addPairs(grams, place?.sentence ?? '', WEIGHT.sentence);
  addPairs(grams, place?.heading ?? '', WEIGHT.heading);
  return {
    indicator,
    title: [...new Set([...pairsOf(indicator.title), ...pairsOf(place?.clause ?? '')])],
    grams,
    labels: new Set(labels),
    parents: new Set(parents.map(({ id }) => id)),
    order: place?.order ?? -1,
  };
}
