import { type Act, readRows } from '#engine/audit/index.ts';
import { recordErrors, visibleFields } from '#engine/records/index.ts';
import { type Database, isUuid, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import type { FlowStep } from '#model/pack/flow.ts';
import type { Pack } from '#model/pack/types.ts';
import { dayOf } from '#model/time/day-of.ts';
import { unmetCitingNeeds } from './citing-needs.ts';
import { filesOf, unmetNeeds } from './judge-needs.ts';
import { firstOfTwo, needsTwo, refusalOfTaker } from './judge-taker.ts';
import { type FlowLedger, type Matter, numberOf, readMatter } from './matter.ts';
import { isRecused, RECUSED } from './recusal.ts';
import { stepsOf, type TakenStep } from './steps-of.ts';
import type { Taker } from './taker.ts';

/** A step that lies ahead in the present state, and why this post cannot take it; null: it can. */
interface NextStep {
  readonly step: FlowStep;
  readonly refusal: string | null;
  /** What is missing before it can be taken. */
  readonly unmet: readonly string[];
  /** Whether it needs two persons, and the first of them has taken it. */
  readonly two: boolean;
  readonly second: boolean;
}

/** Where a matter stands: what was done, and what may be done now. */
export interface Way {
  readonly matter: Matter;
  readonly taken: readonly TakenStep[];
  readonly next: readonly NextStep[];
}

/**
 * The way of one matter as the acting post sees it. Of a sealed ledger the look is entered into the log.
 * @param act the acting post, reading
 * @throws RECORD-NOT-FOUND also for a row out of reach
 */
export async function readWay(
  db: Database,
  pack: Pack,
  act: Act,
  ledger: FlowLedger,
  { id, taker }: { readonly id: string; readonly taker: Taker },
): Promise<Way> {
  const missing = (): Error => recordErrors.error('RECORD-NOT-FOUND', { ledger: ledger.title, key: id });
  if (!isUuid(id)) throw missing();
  const look = { ledger, purpose: '一条记录的办理过程', keyOf: ({ matter }: Way) => matter.key };
  const [way] = await readRows(db, act, look, async (client): Promise<readonly Way[]> => {
    const { region } = act.scope;
    const fields = visibleFields(ledger, act.scope);
    const matter = await readMatter(client, region, ledger, id, { fields, lock: false });
    if (!matter) return [];
    const taken = await stepsOf(client, region, ledger.id, id, fields === ledger.fields);
    const titleOf = (one: string): string => ledger.flow.steps.find((of) => of.id === one)?.title ?? one;
    const ahead = ledger.flow.steps.filter(({ from }) => from.includes(matter.state));
    const counted = ahead.some(({ needs }) => needs.some(({ kind }) => kind === 'attachments'));
    const files = counted ? await filesOf(client, region, ledger.id, id) : 0;
    const next = (matter.status === 'accepted' ? ahead : []).map((step) => ({
      step,
      refusal: refusalOfTaker(step, taker, matter, taken, titleOf),
      unmet: unmetNeeds(step, matter.values, files, dayOf(act.now)),
      two: needsTwo(step, matter.values),
      second: firstOfTwo(step, taken) !== undefined,
    }));
    return [{ matter, taken, next }];
  });
  if (!way) throw missing();
  return { ...way, next: await judgeBeyond(db, act.scope.region, pack, ledger, way, taker) };
}

/**
 * Adds what stands in rows that the post may not see: whether it has to keep out, and what is missing among the rows that
 * cite the matter. Told only of steps that this post may take, and only in the words of the flow.
 */
async function judgeBeyond(
  db: Database,
  region: number,
  pack: Pack,
  ledger: FlowLedger,
  { matter, next }: Way,
  { account }: Taker,
): Promise<readonly NextStep[]> {
  const mine = next.filter(({ refusal }) => refusal === null);
  const citing = mine.some(({ step }) => step.needs.some(({ kind }) => kind === 'least' || kind === 'every'));
  if (mine.length === 0 || (!citing && !ledger.flow.recusal)) return next;
  return withScope(db, { region, ...WHOLE_REGION, steps: true }, async (client) => {
    const number = numberOf(ledger, matter);
    const recused = await isRecused(client, pack, region, ledger, { number, account });
    const judged: NextStep[] = [];
    for (const one of next) {
      const refusal = one.refusal ?? (recused ? RECUSED : null);
      const beyond =
        refusal === null
          ? await unmetCitingNeeds(client, pack, region, { ledger, step: one.step, number })
          : [];
      judged.push({ ...one, refusal, unmet: [...one.unmet, ...beyond] });
    }
    return judged;
  });
}
