import { z } from '@hono/zod-openapi';
import { listDisclosures } from '#engine/access/index.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { deskDuties } from '../presenters/desk-duties.ts';
import { deskHanded } from '../presenters/desk-handed.ts';
import { deskLedgers, deskLines, deskLook } from '../presenters/desk-lines.ts';
import { reportsWaiting } from '../presenters/desk-reports.ts';
import { reaches } from '#service/reach.ts';

/** Maximum number of listed requests. */
const MOST = 100;

const line = z
  .object({
    kind: z.enum(['returned', 'overdue', 'waiting', 'step', 'due', 'draft', 'next', 'changed']),
    step: z.string().nullable().openapi({ description: '等着办的步骤' }),
    ledger: z.string(),
    title: z.string(),
    count: z.number().int(),
    where: z.array(z.string()).openapi({ description: '以这些条件列出的记录正好是这些条' }),
    since: z.iso.datetime(),
    until: z.iso.date().nullable().openapi({ description: '其中最早的办理时限' }),
    unit: z.string().nullable().openapi({ description: '都属于一个单位时，它的名称' }),
    units: z.number().int().openapi({ description: '属于几个单位' }),
    sealed: z.boolean().openapi({ description: '封闭台账的，看过即记入日志' }),
    rows: z
      .array(z.string())
      .openapi({ description: '待审定的不超过 20 条时，是哪几条；其余的只有一条时，是哪一条' }),
  })
  .openapi('DeskLine');

const typed = z.object({
  ledger: z.string(),
  title: z.string(),
  row: z.string().openapi({ description: '记录的编号；new 为新登记的' }),
  at: z.iso.datetime(),
});

const waiting = z
  .object({
    report: z.string(),
    year: z.number().int(),
    by: z.string().openapi({ description: '谁送来或退回的' }),
    at: z.iso.datetime(),
    words: z.string().nullable().openapi({ description: '退回的意见，或送签的附言' }),
  })
  .openapi('WaitingReport');

/** The work that waits for the acting post. */
export const DESK_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/desk',
      id: 'readDesk',
      tag: '工作台',
      summary: '等本岗位办的：退回的、逾期的、待审定的、快到期的、草稿、下一周到期的，和某时以来有变动的',
      query: z.strictObject({
        since: z.iso
          .datetime()
          .optional()
          .openapi({ description: '某时以来的变动；不写就从上次看工作台算起' }),
      }),
      answer: z.object({
        items: z.array(line),
        since: z.iso.datetime().nullable().openapi({ description: '变动从何时算起；第一次看为空' }),
        typed: z.array(typed).openapi({ description: '本人填了没有保存的' }),
        duties: z
          .array(
            z.object({
              year: z.number().int(),
              unit: z.string(),
              overdue: z.number().int(),
              due: z.number().int(),
              until: z.string(),
            }),
          )
          .openapi({ description: '本单位逾期未履责和近期到期的责任；年初连同上年' }),
        handed: z
          .array(
            z.object({
              ledger: z.string(),
              title: z.string(),
              count: z.number().int(),
              since: z.iso.datetime(),
              row: z.string().nullable().openapi({ description: '只有一条时，是哪一条' }),
              receipt: z.boolean().openapi({ description: '须签收；false 为上次看过以后新交来的' }),
            }),
          )
          .openapi({ description: '交到本单位、还没有签收的，和不须签收而新交来的' }),
        sign: z.array(waiting).openapi({ description: '已经送签，本人还没有签批的报告' }),
        returned: z
          .array(waiting)
          .openapi({ description: '签批的人退回修改、还没有重新送签的报告；给起草的岗位' }),
        writes: z.boolean().openapi({ description: '本岗位可以登记' }),
        disclosures: z.number().int().openapi({ description: '等本岗位决定的查看申请' }),
      }),
      problems: [],
    },
    async ({ query: { since } }, call) => {
      const { principal } = call;
      // Start now, await below.
      const owed = deskDuties(call);
      owed.catch(() => undefined);
      const looked = await deskLook(call);
      const from = since === undefined ? looked.before : new Date(since);
      const ledgers = deskLedgers(call);
      const [found, disclosures, reports, handed, duties] = await Promise.all([
        deskLines(call, ledgers, from),
        disclosuresToDecide(call),
        reportsWaiting(call),
        deskHanded(call, ledgers, from),
        owed,
      ]);
      const writable = new Map(ledgers.flatMap((one) => (one.writes ? [[one.ledger.id, one.ledger]] : [])));
      return {
        since: from?.toISOString() ?? null,
        typed: looked.typed.flatMap(({ ledger: id, row, at }) => {
          const ledger = writable.get(id);
          return ledger ? [{ ledger: id, title: ledger.title, row, at: at.toISOString() }] : [];
        }),
        writes: [...writable.values()].some(({ kind }) => kind === 'ledger'),
        disclosures,
        duties: [...duties],
        handed: [...handed],
        ...reports,
        items: found.map((one) => shown(one, principal.shortNames)),
      };
    },
  ),
];

async function disclosuresToDecide(call: Call): Promise<number> {
  const { db, pack } = call.context;
  if (![...pack.ledgers.values()].some((ledger) => reaches(call, ledger, 'disclose'))) return 0;
  const asked = await listDisclosures(db, call.principal, pack, { after: null, limit: MOST });
  return asked.filter(({ own, allowed }) => !own && allowed === null).length;
}

type DeskLine = Awaited<ReturnType<typeof deskLines>>[number];

function shown(found: DeskLine, names: ReadonlyMap<string, string>): z.input<typeof line> {
  return {
    ...found,
    where: [...found.where],
    since: found.since.toISOString(),
    unit: found.unit === null ? null : (names.get(found.unit) ?? found.unit),
    rows: found.kind === 'waiting' || found.count === 1 ? [...found.rows] : [],
  };
}
