import { reachesPath } from '#engine/access/index.ts';
import { evaluateCondition } from '#model/expression/evaluate.ts';
import type { FlowStep } from '#model/pack/flow.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Value } from '#model/value.ts';
import { rowEnvironment } from './judge-needs.ts';
import type { FlowLedger, Matter } from './matter.ts';
import type { TakenStep } from './steps-of.ts';
import type { Taker } from './taker.ts';

/** Whether a post may read the row of a matter, by the same rights that the policies of the database compare. */
export function seesMatter(
  pack: Pack,
  { reading, appointment, account, paths }: Taker,
  ledger: FlowLedger,
  matter: Pick<Matter, 'path' | 'author' | 'readers' | 'values'>,
): boolean {
  const { path, author, readers } = matter;
  const kind = pack.access.classOf.get(ledger.id);
  const mine = reading.classes[kind?.index ?? -1];
  if (!kind || !mine) return false;
  if (kind.sealed && !mine.knowsAll && !readers.includes(appointment)) return false;
  return mine.author === null
    ? reachesPath(pack, reading, ledger.id, path) || isHanded(pack, reading, ledger, matter, paths)
    : mine.author === author && author === account;
}

/** Whether the matter is handed to a unit whose rows the post may read (core.handed). */
function isHanded(
  pack: Pack,
  reading: Taker['reading'],
  { id, addressees }: FlowLedger,
  { values }: Pick<Matter, 'values'>,
  paths: Taker['paths'],
): boolean {
  if (addressees?.once && (values.get(addressees.once.id) ?? null) === null) return false;
  const units = (addressees?.fields ?? []).flatMap((field) => values.get(field.id) ?? []);
  return units.some((unit) => typeof unit === 'string' && reachesPath(pack, reading, id, paths.get(unit)));
}

/**
 * Why somebody who sees the matter may not take a step of it; null when he may.
 * @param taken the steps of the matter so far
 */
export function refusalOfTaker(
  step: FlowStep,
  taker: Taker,
  { values }: Pick<Matter, 'values'>,
  taken: readonly TakenStep[],
  titleOf: (step: string) => string,
): string | null {
  const unitPath = (code: unknown): string | undefined =>
    typeof code === 'string' ? taker.paths.get(code) : undefined;
  if (step.byProgram) return '所办的事项办结时，由程序随之办结';
  const own = taker.paths.get(taker.unit);
  if (own === undefined) return '岗位所在的单位已经撤销';
  const named = step.who.filter(({ posts }) => posts.includes(taker.kind));
  if (named.length === 0) return '不是办这一步的岗位';
  // In the unit of the field itself, in one of its units, or in one above it.
  const within = named.some(
    ({ of }) =>
      of === null || [values.get(of.id)].flat().some((code) => (unitPath(code) ?? '').startsWith(own)),
  );
  if (!within) return '不是这一事项的单位';
  const involved = step.notOf.find(({ id }) => {
    const path = unitPath(values.get(id));
    return path !== undefined && own.startsWith(path);
  });
  if (involved) return `“${involved.title}”及其下级不能办这一步`;
  const missing = step.after.find((one) => !taken.some((of) => of.step === one && !of.half));
  if (missing !== undefined) return `须先办“${titleOf(missing)}”`;
  const earlier = taken.find(
    ({ account, step: one }) => account === taker.account && step.notBy.includes(one),
  );
  if (earlier) return `您办过这一事项的“${titleOf(earlier.step)}”，须由别人办`;
  if (needsTwo(step, values) && firstOfTwo(step, taken)?.account === taker.account)
    return '您已经办了，还须另一人办';
  if (step.times !== null && taken.filter((one) => one.step === step.id && !one.half).length >= step.times)
    return `一件事项最多办 ${step.times} 次，已经办满`;
  return null;
}

/**
 * The first person's part of a step that needs two, taken since the state was entered and not completed by a second one
 * since; undefined when nobody has.
 */
export function firstOfTwo(step: FlowStep, taken: readonly TakenStep[]): TakenStep | undefined {
  const moved = taken.findLastIndex(
    ({ from, to, step: one, half }) => from !== to || (one === step.id && !half),
  );
  return taken.slice(moved + 1).findLast((one) => one.step === step.id && one.half);
}

/** Whether a step of this row needs two persons. */
export function needsTwo({ twoPersons }: FlowStep, values: ReadonlyMap<string, Value>): boolean {
  if (twoPersons === null || twoPersons === 'always') return twoPersons === 'always';
  return evaluateCondition(twoPersons, rowEnvironment(values), 'false') === true;
}
