import { z } from '@hono/zod-openapi';
import { accessErrors } from '#engine/access/index.ts';
import { acknowledge, advanceList, DUTY_LEDGER, doneRate, readList, seesAll, setItem } from '../index.ts';
import { UNASKED } from '#model/pack/duty.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { readingOf } from '../presenters/duty-reading.ts';
import { dutyId, standingCounts } from '../presenters/duty-shapes.ts';
import { reaches } from '#service/reach.ts';
import { reason, yearText } from '#service/schemas.ts';

const oneYear = z.object({ year: yearText });
const counts = z.object(standingCounts);

const item = z
  .object({
    id: z.string(),
    regulation: z.string(),
    version: z.string(),
    article: z.string().nullable().openapi({ description: '只有核实过的才有' }),
    verified: z.boolean(),
    confidence: z.enum(['found', 'recalled-sure', 'recalled-unsure']),
    obligation: z.string(),
    bound: z.array(z.string()),
    cadence: z.array(z.object({ period: z.string(), count: z.number().int(), kind: z.string() })),
    onEvent: z.boolean(),
    effectiveFrom: z.string().nullable(),
    effectiveTo: z.string().nullable(),
    replaces: z.string().nullable(),
    generates: z.boolean(),
    unasked: z
      .object({ as: z.enum(UNASKED), reason: z.string() })
      .nullable()
      .openapi({ description: '没有人被要求的：原则、不由本市承担、记录里看不出，和为什么' }),
    inForce: z.boolean(),
    on: z.boolean(),
    own: z
      .object({
        least: z.number().int().nullable(),
        dueOn: z.string().nullable(),
        reason: z.string(),
        by: z.string(),
      })
      .nullable(),
    answeredBy: z.array(z.object({ ledger: z.string(), title: z.string() })),
    expected: z.number().int(),
    counts,
    rate: z.number().nullable(),
    note: z.string().nullable(),
  })
  .openapi('DutyListItem');

/** Posts that accept over the whole region maintain the list. @throws ACCESS-DENIED */
function keeperOf(call: Call): void {
  if (!mayKeep(call)) throw accessErrors.error('ACCESS-DENIED', { what: '调整、批准、下达责任清单' });
}

function mayKeep(call: Call): boolean {
  return seesAll({ scope: call.actFor('accept').scope, pack: call.context.pack });
}

/** The responsibility list of a year. */
export const DUTY_LIST_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/duties/{year}/list',
      id: 'readDutyList',
      tag: '明责',
      summary: '一年的责任清单：全部责任，本年列入哪些，谁承担，由哪些台账回答，各有几期',
      params: oneYear,
      answer: z
        .object({
          state: z.enum(['draft', 'approved', 'dispatched']),
          version: z.number().int(),
          note: z.string(),
          approvedBy: z.string().nullable(),
          approvedAt: z.string().nullable(),
          dispatchedBy: z.string().nullable(),
          dispatchedAt: z.string().nullable(),
          acknowledged: z.array(
            z.object({ unit: z.string(), name: z.string(), by: z.string(), at: z.string() }),
          ),
          items: z.array(item),
          may: z.object({ keep: z.boolean(), acknowledge: z.boolean() }),
        })
        .openapi('DutyList'),
      problems: ['API-LEDGER'],
    },
    async ({ params: { year } }, call) => {
      const { pack } = call.context;
      const list = await readList(readingOf(call, year));
      const ledger = pack.ledgers.get(DUTY_LEDGER);
      const titled = (id: string) => ({ ledger: id, title: pack.ledgers.get(id)?.title ?? id });
      const own = call.principal.acting?.unit ?? '';
      return {
        ...list,
        acknowledged: list.acknowledged.map((one) => ({
          ...one,
          name: call.principal.shortNames.get(one.unit) ?? one.unit,
        })),
        items: list.items.map(({ duty, answeredBy, counts: mine, own: city, ...rest }) => ({
          ...rest,
          id: duty.id,
          regulation: pack.regulations.get(duty.regulation)?.title ?? duty.regulation,
          version: duty.version,
          article: duty.article,
          verified: duty.verified,
          confidence: duty.confidence,
          obligation: duty.obligation,
          bound: [...duty.bound],
          cadence: duty.cadence.map(({ period, count, kind }) => ({ period, count, kind })),
          onEvent: duty.onEvent,
          effectiveFrom: duty.effectiveFrom,
          effectiveTo: duty.effectiveTo,
          replaces: duty.replaces,
          generates: duty.bearers.length > 0,
          unasked: duty.unasked,
          own: city,
          answeredBy: answeredBy.map(titled),
          counts: { ...mine },
          rate: doneRate(mine),
          note: duty.note,
        })),
        may: {
          keep: mayKeep(call),
          acknowledge:
            ledger !== undefined &&
            list.state === 'dispatched' &&
            (reaches(call, ledger, 'write') || reaches(call, ledger, 'accept')) &&
            !list.acknowledged.some(({ unit }) => unit === own),
        },
      };
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/api/v1/duties/{year}/list/{duty}',
      id: 'setDutyItem',
      tag: '明责',
      summary: '调整一项：列不列入、每期次数、没有法定日期的期限；写明理由，批准过的要重新批准',
      params: z.object({ year: yearText, duty: dutyId }),
      body: z.strictObject({
        on: z.boolean(),
        least: z.number().int().min(1).max(366).nullable(),
        dueOn: z
          .string()
          .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)
          .nullable(),
        reason,
      }),
      problems: ['API-LEDGER', 'DUTY-UNKNOWN', 'DUTY-ITEM'],
    },
    async ({ params, body }, call) => {
      keeperOf(call);
      const { db, pack } = call.context;
      await setItem(db, call.act, pack, { ...body, duty: params.duty, year: Number(params.year) });
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/duties/{year}/list/advance',
      id: 'advanceDutyList',
      tag: '明责',
      summary: '批准一年的责任清单，或把批准了的下达各单位',
      params: oneYear,
      body: z.strictObject({
        to: z.enum(['approved', 'dispatched']),
        note: z.string().trim().max(300).default(''),
      }),
      problems: ['API-LEDGER', 'DUTY-LIST'],
    },
    async ({ params: { year }, body }, call) => {
      keeperOf(call);
      await advanceList(call.context.db, call.act, { ...body, year: Number(year) });
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/duties/{year}/list/acknowledge',
      id: 'acknowledgeDutyList',
      tag: '明责',
      summary: '本单位签收下达的责任清单',
      params: oneYear,
      body: z.strictObject({}),
      problems: ['API-LEDGER', 'DUTY-LIST'],
    },
    async ({ params: { year } }, call) => {
      readingOf(call, year);
      const { pack, db } = call.context;
      const ledger = pack.ledgers.get(DUTY_LEDGER);
      const unit = call.principal.acting?.unit ?? '';
      if (!ledger || !(reaches(call, ledger, 'write') || reaches(call, ledger, 'accept')))
        throw accessErrors.error('ACCESS-DENIED', { what: '签收责任清单' });
      await acknowledge(db, call.act, {
        year: Number(year),
        unit,
        path: call.principal.paths.get(unit) ?? '',
      });
    },
  ),
];
