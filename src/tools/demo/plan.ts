import type { Field } from '#model/field.ts';
import type { DemoGroup } from '#model/pack/demo.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import type { DemoCity } from './city.ts';
import { enumerate } from './dimensions.ts';
import { type MakerContext, randomOf } from './makers/context.ts';
import { makerOf } from './makers/index.ts';
import { hashText } from './random.ts';
import { DemoRow, type FindRows, type GroupPlan, type YearPlan } from './row.ts';

/** The group of a ledger without an entry in the vocabulary. */
const DEFAULT_GROUP: DemoGroup = {
  name: null,
  count: null,
  share: 1,
  every: [],
  skip: [],
  block: 1,
  status: null,
  fields: new Map(),
};
/** Minimum number of blocks a year, however few rows are requested. */
const LEAST = 4;
/** Groups that reach their limit leave rows over, which the others take: this often. */
const PASSES = 4;

interface Drawn {
  readonly plan: GroupPlan;
  readonly contexts: readonly MakerContext[];
}

/**
 * Decides how many rows each group has in each year: groups with a count first, the rest of `rows` by shares.
 * @returns the plans of each ledger, by year and group
 */
export function planRows(
  pack: Pack,
  city: DemoCity,
  wanted: { readonly rows: number; readonly years: readonly number[]; readonly seed: number },
): ReadonlyMap<string, readonly YearPlan[]> {
  let plans = new Map<string, readonly YearPlan[]>();
  const find: FindRows = (ledger, year, groups) => rowsOf(plans.get(ledger) ?? [], year, groups);
  const gathered = [...pack.ledgers.values()].flatMap((ledger) => ledger.gathered);
  const links = new Set(gathered.flatMap(({ from }) => from.map(({ link }) => link.field)));
  const ledgers = citedFirst([...pack.ledgers.values()].filter((ledger) => ledger.kind === 'ledger'));
  const drawn = ledgers.map((ledger) => ({
    ledger,
    groups: (city.demo.ledgers.get(ledger.id) ?? [DEFAULT_GROUP]).map((group) =>
      drawGroup(ledger, group, city, find, links),
    ),
  }));
  let scale = 0;
  for (let pass = 0; pass <= PASSES; pass += 1) {
    plans = new Map();
    let total = 0;
    let growing = 0;
    for (const { ledger, groups } of drawn) {
      const of = planLedger(ledger, groups, scale, wanted);
      plans.set(ledger.id, of.plans);
      growing += of.growing;
      for (const plan of of.plans) total += plan.rows;
    }
    if (growing === 0 || total >= wanted.rows * 0.999) break;
    scale += (wanted.rows - total) / growing;
  }
  return plans;
}

function drawGroup(
  ledger: Ledger,
  group: DemoGroup,
  city: DemoCity,
  find: FindRows,
  links: ReadonlySet<Field>,
): Drawn {
  const contexts = ledger.fields.map((field): MakerContext => {
    // What steps write is empty where the vocabulary does not say in which state the matter came in; and without a word of it no
    // row decides what another one says.
    const rule =
      group.fields.get(field.id) ?? (field.byStep === 'always' || links.has(field) ? { missing: 100 } : {});
    return {
      city,
      ledger,
      group,
      field,
      rule,
      free: !group.fields.has(field.id),
      find,
      random: randomOf(field, rule),
    };
  });
  const positions = new Map(ledger.fields.map((field, at) => [field.id, at]));
  return { contexts, plan: { ledger, group, makers: contexts.map(makerOf), positions } };
}

function planLedger(
  ledger: Ledger,
  groups: readonly Drawn[],
  scale: number,
  { years, seed }: { readonly years: readonly number[]; readonly seed: number },
): { plans: YearPlan[]; growing: number } {
  const plans: YearPlan[] = [];
  let growing = 0;
  let ever = 0;
  const used = new Map<Drawn, number>();
  for (const [at, year] of years.entries()) {
    let before = 0;
    for (const [position, one] of groups.entries()) {
      const { group } = one.plan;
      const { dimensions, room, timeless } = enumerate(one.contexts, year);
      const pick = (list: readonly number[]): number => list[Math.min(at, list.length - 1)] ?? 0;
      const earlier = timeless ? (used.get(one) ?? 0) : 0;
      const skip = pick(group.skip) + earlier;
      const product = dimensions.reduce((total, { size }) => total * size, 1);
      const share = group.share ?? 0;
      const asked = group.count
        ? pick(group.count)
        : group.every.length > 0
          ? product
          : Math.max(LEAST, Math.round((scale * share) / group.block));
      // Timeless keys leave each later year its share of the keys.
      const left =
        timeless && !group.count ? Math.floor((room - earlier) / (years.length - at)) : room - earlier;
      const blocks = Math.max(0, Math.min(asked, left));
      const rows = blocks * group.block;
      if (!group.count && group.every.length === 0 && blocks < left) growing += share;
      used.set(one, (used.get(one) ?? 0) + blocks);
      plans.push({
        group: one.plan,
        year,
        blocks,
        rows,
        skip,
        before,
        beforeEver: ever + before,
        dimensions,
        rounds: Math.max(1, Math.ceil(blocks / product)),
        stream: hashText(`${ledger.id} ${position} ${year}`, seed),
      });
      before += rows;
    }
    ever += before;
  }
  return { plans, growing };
}

function rowsOf(plans: readonly YearPlan[], year: number, groups: readonly string[]): ReturnType<FindRows> {
  const named = plans.filter(
    (plan) => plan.rows > 0 && (groups.length === 0 || groups.includes(plan.group.group.name ?? '')),
  );
  // Rows of an earlier year are cited in the later ones.
  const latest = Math.max(...named.map((plan) => plan.year).filter((one) => one <= year));
  const among = named.filter((plan) => plan.year === latest);
  return {
    rows: among.reduce((total, plan) => total + plan.rows, 0),
    row: (index) => {
      let rest = index;
      for (const plan of among) {
        if (rest < plan.rows) return new DemoRow(plan, rest);
        rest -= plan.rows;
      }
      return null;
    },
  };
}

/** A ledger comes after those that it cites, so that their rows are known; circles are cut. */
function citedFirst(ledgers: readonly Ledger[]): readonly Ledger[] {
  const byId = new Map(ledgers.map((ledger) => [ledger.id, ledger]));
  const ordered = new Set<Ledger>();
  const visiting = new Set<Ledger>();
  const visit = (ledger: Ledger): void => {
    if (visiting.has(ledger)) return;
    visiting.add(ledger);
    for (const field of ledger.fields) {
      const cited = field.ledger === null ? undefined : byId.get(field.ledger);
      if (cited) visit(cited);
    }
    ordered.add(ledger);
  };
  for (const ledger of ledgers) visit(ledger);
  return [...ordered];
}
