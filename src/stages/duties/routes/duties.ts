import { z } from '@hono/zod-openapi';
import {
  answersOf,
  doneRate,
  dutyErrors,
  readOccurrence,
  readOccurrences,
  readTable,
  stateOccurrence,
  STANDINGS,
  summed,
} from '../index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { dutyLine, linesOf } from '../presenters/duty-lines.ts';
import { readingOf, speakerOf } from '../presenters/duty-reading.ts';
import { dutyId, NOWHERE, standingCounts } from '../presenters/duty-shapes.ts';
import { day, limitOf, pageOf, paging, repeated, yearText } from '#service/schemas.ts';

const unit = z.string().min(1).max(100);
const period = z
  .string()
  .regex(/^(?:\d{4}(?:-(?:H[12]|Q[1-4]|W\d\d-\d\d|\d\d))?|E[0-9a-f-]{36})$/)
  .openapi({ example: '2021-H1' });
const bearer = z.string().max(100).default('');

const cell = z
  .object({ ...standingCounts, duty: z.string(), entered: z.number().int(), rate: z.number().nullable() })
  .openapi('DutyCell');

const picture = z
  .object({
    occurrence: dutyLine,
    clause: z.object({
      regulation: z.string(),
      version: z.string(),
      article: z.string().nullable(),
      verified: z.boolean(),
      confidence: z.string(),
      bound: z.array(z.string()),
      evidence: z.array(z.string()),
      note: z.string().nullable(),
    }),
    answeredBy: z.array(z.object({ ledger: z.string(), title: z.string() })),
    rows: z.array(
      z.object({
        ledger: z.string(),
        title: z.string(),
        row: z.string(),
        happenedOn: z.string(),
        recordedOn: z.string().nullable(),
        receivedAt: z.string(),
        amendedAt: z.string(),
      }),
    ),
    statements: z.array(
      z.object({
        kind: z.enum(['done', 'none', 'excused', 'withdrawn']),
        doneOn: z.string().nullable(),
        words: z.string(),
        by: z.string(),
        post: z.string(),
        at: z.string(),
      }),
    ),
    signals: z.array(z.object({ kind: z.string(), words: z.string() })),
    portfolio: z
      .array(z.object({ unit: z.string(), name: z.string(), overdue: z.number().int() }))
      .openapi({ description: '一岗双责：期末分管的单位，各有几期逾期未履责' }),
    may: z.object({ state: z.boolean(), excuse: z.boolean() }),
  })
  .openapi('DutyOccurrencePicture');

/** Duties of a year: who has to do what, and the state. */
export const DUTY_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/duties/{year}/table',
      id: 'readDutyTable',
      tag: '明责',
      summary: '责任表：单位 × 责任；看得到全市的，每行含其下级',
      params: z.object({ year: yearText }),
      query: z.strictObject({
        under: unit.optional().openapi({ description: '只看这一单位及其下级，逐个列出' }),
      }),
      answer: z
        .object({
          duties: z.array(
            z.object({ id: z.string(), obligation: z.string(), regulation: z.string(), asked: z.boolean() }),
          ),
          rows: z.array(
            z.object({
              unit: z.string(),
              name: z.string(),
              withBelow: z.boolean(),
              cells: z.array(cell),
              whole: cell,
            }),
          ),
          whole: cell,
        })
        .openapi('DutyTable'),
      problems: ['API-LEDGER'],
    },
    async ({ params, query }, call) => {
      const reading = readingOf(call, params.year);
      const under = query.under === undefined ? null : (call.principal.paths.get(query.under) ?? NOWHERE);
      const rows = await readTable(reading, under);
      const { pack } = call.context;
      const shown = new Map<string, number>();
      for (const { duty } of rows.flatMap(({ cells }) => cells)) shown.set(duty, (shown.get(duty) ?? 0) + 1);
      const whole = (cells: Parameters<typeof summed>[0]) => ({
        ...summed(cells),
        duty: '',
        entered: 0,
        rate: doneRate(summed(cells)),
      });
      return {
        duties: [...pack.duties.values()]
          .filter(({ id }) => shown.has(id))
          // Duties of most units come first, so that the visible columns are full.
          .toSorted((a, b) => (shown.get(b.id) ?? 0) - (shown.get(a.id) ?? 0))
          .map(({ id, obligation, regulation, starts }) => ({
            id,
            obligation,
            regulation: pack.regulations.get(regulation)?.title ?? regulation,
            asked: answersOf(pack, id).length === 0 && !starts,
          })),
        rows: rows.map(({ unit: code, withBelow, cells }) => ({
          unit: code,
          name: call.principal.shortNames.get(code) ?? code,
          withBelow,
          cells: cells.map((one) => ({ ...one, rate: doneRate(one) })),
          whole: whole(cells),
        })),
        whole: whole(rows.flatMap(({ cells }) => cells)),
      };
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/duties/{year}/occurrences',
      id: 'listDutyOccurrences',
      tag: '明责',
      summary: '责任的各期：按责任、单位、状态、期限筛选',
      params: z.object({ year: yearText }),
      query: z.strictObject({
        duty: dutyId.optional(),
        unit: unit.optional(),
        below: z.enum(['true', 'false']).optional().openapi({ description: '连同下级单位' }),
        standing: repeated
          .optional()
          .openapi({ type: 'array', items: { type: 'string', enum: [...STANDINGS] } }),
        due_from: day.optional(),
        due_to: day.optional(),
        ...paging,
      }),
      answer: pageOf(dutyLine).extend({ total: z.number().int() }),
      problems: ['API-LEDGER'],
    },
    async ({ params, query }, call) => {
      const reading = readingOf(call, params.year);
      const { items, next, total } = await readOccurrences(reading, {
        duty: query.duty,
        path: query.unit === undefined ? undefined : (call.principal.paths.get(query.unit) ?? NOWHERE),
        below: query.below === 'true',
        standings:
          query.standing === undefined ? undefined : STANDINGS.filter((one) => query.standing?.includes(one)),
        dueFrom: query.due_from,
        dueTo: query.due_to,
        after: query.after ?? null,
        limit: limitOf(query.limit),
      });
      return { items: await linesOf(call, items), next, total };
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/duties/{year}/occurrence',
      id: 'readDutyOccurrence',
      tag: '明责',
      summary: '一期责任：条款、期限、回答它的记录、说明和供审核参考的事实',
      params: z.object({ year: yearText }),
      query: z.strictObject({ duty: dutyId, unit, period, bearer }),
      answer: picture,
      problems: ['API-LEDGER', 'DUTY-OCCURRENCE', 'DUTY-UNKNOWN'],
    },
    async ({ params, query }, call) => {
      const { pack } = call.context;
      const duty = pack.duties.get(query.duty);
      if (!duty) throw dutyErrors.error('DUTY-UNKNOWN', { duty: query.duty });
      const found = await readOccurrence(readingOf(call, params.year), query);
      const [occurrence] = await linesOf(call, [found.occurrence]);
      if (!occurrence) throw dutyErrors.error('DUTY-OCCURRENCE', { what: query.duty });
      const ledgers = new Set([
        ...answersOf(pack, duty.id).map(({ ledger }) => ledger),
        ...(duty.starts ? [duty.starts.ledger] : []),
      ]);
      const titled = (ledger: string) => ({ ledger, title: pack.ledgers.get(ledger)?.title ?? ledger });
      return {
        occurrence,
        clause: {
          regulation: pack.regulations.get(duty.regulation)?.title ?? duty.regulation,
          version: duty.version,
          article: duty.article,
          verified: duty.verified,
          confidence: duty.confidence,
          bound: [...duty.bound],
          evidence: [...duty.evidence],
          note: duty.note,
        },
        answeredBy: [...ledgers].map(titled),
        rows: found.rows.map((row) => ({ ...row, ...titled(row.ledger) })),
        statements: [...found.statements],
        signals: [...found.signals],
        portfolio: found.portfolio.map((one) => ({
          ...one,
          name: call.principal.shortNames.get(one.unit) ?? one.unit,
        })),
        may: speakerOf(call).mayAt(found.occurrence.path),
      };
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/duties/{year}/statements',
      id: 'stateDutyOccurrence',
      tag: '明责',
      summary: '确认一期责任已开展（没有台账能回答的）、说明未开展的原因、由上级免除、收回',
      params: z.object({ year: yearText }),
      body: z
        .strictObject({
          duty: dutyId,
          unit,
          period,
          bearer,
          kind: z.enum(['done', 'none', 'excused', 'withdrawn']),
          doneOn: day.nullable().default(null),
          words: z.string().trim().max(300).default(''),
        })
        .refine(({ kind, words }) => kind === 'done' || words !== '', { error: '写明原因', path: ['words'] }),
      problems: [
        'API-LEDGER',
        'DUTY-UNKNOWN',
        'DUTY-OCCURRENCE',
        'DUTY-BY-LEDGER',
        'DUTY-DAY',
        'DUTY-EXCUSE',
      ],
    },
    async ({ params, body }, call) => {
      const { db, pack } = call.context;
      const { today } = readingOf(call, params.year);
      const { speaker } = speakerOf(call);
      await stateOccurrence(
        { db, pack, act: call.act, speaker, today },
        { ...body, year: Number(params.year) },
      );
    },
  ),
];
