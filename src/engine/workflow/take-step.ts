import type { PoolClient } from 'pg';
import { changedLedgers, withChange } from '#engine/audit/index.ts';
import { readTyped } from '#engine/exchange/index.ts';
import {
  demandComplete,
  followGathered,
  importsWaited,
  recordErrors,
  STATUS_WORDS,
  waitForImportsSql,
} from '#engine/records/index.ts';
import { isUuid, WHOLE_REGION } from '#kernel/db/index.ts';
import { takersInWords } from '#model/draw-flow.ts';
import type { FlowStep } from '#model/pack/flow.ts';
import { holdsIdentityNumber, NO_IDENTITY_NUMBER } from '#model/text/identity-number.ts';
import { dayOf } from '#model/time/day-of.ts';
import type { Value } from '#model/value.ts';
import { unmetCitingNeeds } from './citing-needs.ts';
import { endWithMatters } from './end-with-matters.ts';
import { flowErrors } from './errors.ts';
import { filesOf, unmetNeeds } from './judge-needs.ts';
import { firstOfTwo, needsTwo, refusalOfTaker, seesMatter } from './judge-taker.ts';
import { type Matter, numberOf, readMatter } from './matter.ts';
import { isRecused, RECUSED } from './recusal.ts';
import { type TakenStep, stepsOf } from './steps-of.ts';
import type { StepTaken, StepToTake } from './step.ts';
import { writeStep } from './write-step.ts';

/**
 * Takes one step of a matter: judged, written with its history, and entered into the log in one short transaction under the
 * role of steps, because no post and no other part of the program may write what steps write. Of two people who take a
 * step at once the second finds the matter changed.
 * @throws RECORD-NOT-FOUND also for a row out of the post's reach; FLOW-NONE, FLOW-STATUS, FLOW-STATE, FLOW-WHO, FLOW-DAY,
 *   FLOW-ASKED, FLOW-NEED; RECORD-CONFLICT; RECORD-REFUSED for a row that is incomplete afterwards
 */
export async function takeStep(request: StepToTake): Promise<StepTaken> {
  const { db, pack, region, ledger, id, taker, actor, now } = request;
  const step = ledger.flow.steps.find((one) => one.id === request.step);
  if (!step) throw flowErrors.error('FLOW-NONE', { ledger: ledger.title, step: request.step });
  const missing = (): Error => recordErrors.error('RECORD-NOT-FOUND', { ledger: ledger.title, key: id });
  if (!isUuid(id)) throw missing();
  const scope = { region, ...WHOLE_REGION, steps: true } as const;
  return withChange(
    db,
    { scope, actor, now },
    async (client, opened) => {
      await importsWaited(client, opened, region, now);
      const matter = await readMatter(client, region, ledger, id, { fields: ledger.fields, lock: true });
      if (!matter || !seesMatter(pack, taker, ledger, matter)) throw missing();
      const taken = await stepsOf(client, region, ledger.id, id);
      judgeMatter(request, step, matter);
      const titleOf = (one: string): string => ledger.flow.steps.find((of) => of.id === one)?.title ?? one;
      const refusal = refusalOfTaker(step, taker, matter, taken, titleOf);
      if (refusal !== null)
        throw flowErrors.error('FLOW-WHO', {
          step: step.title,
          reason: refusal,
          who: takersInWords(step, pack.access),
        });
      const number = numberOf(ledger, matter);
      if (await isRecused(client, pack, region, ledger, { number, account: taker.account }))
        throw flowErrors.error('FLOW-WHO', {
          step: step.title,
          reason: RECUSED,
          who: takersInWords(step, pack.access),
        });
      const today = dayOf(now);
      const day = judgeDay(request.day ?? today, today, matter, taken);
      await judgeNeeds(client, request, step, { values: matter.values, number, day });
      const asked = await readAsked(client, request, step, today);
      // What is alone half of a step neither moves the matter nor stamps it.
      const moves = !needsTwo(step, matter.values) || firstOfTwo(step, taken) !== undefined;
      const done = await writeStep(client, request, { step, matter, day, asked, moves });
      await demandComplete(client, region, ledger, matter.key, today);
      const events = await followGathered(client, pack, { scope, actor, now }, done.events);
      // Also a hazard or an item that followed the matter may be what an order is about.
      const touched = new Set(changedLedgers(events).map((one) => one.ledger));
      const ended = await endWithMatters(client, request, touched);
      return { ...done, events: [...events, ...ended] };
    },
    [waitForImportsSql(region)],
  );
}

function judgeMatter({ ledger, version }: StepToTake, step: FlowStep, matter: Matter): void {
  const { key } = matter;
  if (matter.status !== 'accepted')
    throw flowErrors.error('FLOW-STATUS', { key, status: STATUS_WORDS[matter.status], step: step.title });
  const state = ledger.flow.states.find(({ code }) => code === matter.state)?.title ?? matter.state;
  if (!step.from.includes(matter.state))
    throw flowErrors.error('FLOW-STATE', { key, state, step: step.title });
  if (matter.version !== version) throw recordErrors.error('RECORD-CONFLICT', { by: '别人', at: '刚才' });
}

/** A step lies not after today, and not before what it follows: late entry is allowed and visible. @returns the day */
function judgeDay(
  day: string,
  today: string,
  { happenedOn, since }: Matter,
  taken: readonly TakenStep[],
): string {
  const fault = (reason: string): Error => flowErrors.error('FLOW-DAY', { day, reason });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))
    throw fault('不是一个日期，写成 2021-03-05');
  if (day > today) throw fault(`晚于今天（${today}）`);
  const last = taken.at(-1)?.on ?? since ?? happenedOn;
  if (last !== null && day < last) throw fault(`早于上一步的日期（${last}）`);
  return day;
}

async function readAsked(
  client: PoolClient,
  { db, pack, region, values, opinion }: StepToTake,
  step: FlowStep,
  today: string,
): Promise<ReadonlyMap<string, Value>> {
  const fields = step.asks.map(({ field }) => field);
  const known = new Set(fields.map(({ id }) => id));
  const strange = Object.keys(values)
    .filter((id) => !known.has(id))
    .map((field) => ({ field, message: '这一步不填写这一项' }));
  const reader = { db, pack, scope: { region, ...WHOLE_REGION } };
  const read =
    fields.length === 0
      ? { values: new Map<string, Value>(), faults: [] }
      : await readTyped(client, reader, fields, values, today);
  const empty = step.asks
    .filter(({ field, required }) => required && (read.values.get(field.id) ?? null) === null)
    .filter(({ field }) => !read.faults.some((one) => one.field === field.id))
    .map(({ field }) => ({ field: field.id, message: `“${field.title}”必填` }));
  const unsaid =
    step.opinion === 'required' && (opinion?.trim() ?? '') === ''
      ? [{ field: 'opinion', message: '请写明意见' }]
      : [];
  const faults = [...strange, ...read.faults, ...empty, ...unsaid];
  if (faults.length > 0)
    throw flowErrors.error('FLOW-ASKED', { step: step.title, count: faults.length, faults });
  // An optional field of which nothing is said keeps what it has; an empty one is emptied.
  return new Map([...read.values].filter(([field]) => field in values));
}

async function judgeNeeds(
  client: PoolClient,
  { pack, region, ledger, id, opinion }: StepToTake,
  step: FlowStep,
  { values, number, day }: { values: ReadonlyMap<string, Value>; number: string; day: string },
): Promise<void> {
  const counted = step.needs.some(({ kind }) => kind === 'attachments');
  const files = counted ? await filesOf(client, region, ledger.id, id) : 0;
  const unmet = [
    ...unmetNeeds(step, values, files, day),
    ...(await unmetCitingNeeds(client, pack, region, { ledger, step, number })),
    ...(holdsIdentityNumber(opinion ?? '') ? [`意见${NO_IDENTITY_NUMBER}`] : []),
  ];
  if (unmet.length > 0) throw flowErrors.error('FLOW-NEED', { step: step.title, reason: unmet.join('；') });
}
