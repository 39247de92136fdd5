import { timingSafeEqual } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { accessErrors } from '#engine/access/index.ts';
import { actorOf } from '#engine/audit/index.ts';
import { firstSteps, isEmptyCity, startCity, startDemo } from '../index.ts';
import { WHOLE_REGION } from '#kernel/db/index.ts';
import { BASE } from '#model/compile/scope.ts';
import { dayOf } from '#model/time/day-of.ts';
import { type Call, type Endpoint, endpoint, type OpenCall } from '#service/endpoint.ts';
import { apiErrors } from '#service/errors.ts';
import { yearText, lineText } from '#service/schemas.ts';
import { templateOf, WORKBOOK } from '#service/template.ts';
import { withUpload } from '#service/upload-on-disk.ts';

/** Units and people of a city with 2,000 villages are some 2 MB. */
const LARGEST = 20_000_000;
const MOST_TOLD = 200;
const given = z.string().max(100);
const account = z.object({ login: z.string(), title: z.string(), password: z.string() });
const OPEN = { tag: '首次启用', caller: 'anybody', repeat: 'free' } as const;

/** Turns an empty city into one with accounts; afterwards shows its progress towards the first report. */
export const FIRST_STEP_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      ...OPEN,
      method: 'get',
      path: '/api/v1/first-steps/template',
      id: 'readFirstTemplate',
      summary: '单位、人员两张表的模板',
      file: [WORKBOOK],
      problems: [],
    },
    async (_, { context }) => {
      const ledgers = [BASE.units, BASE.posts].flatMap((id) => context.pack.ledgers.get(id) ?? []);
      return templateOf(context, ledgers, '单位和人员.xlsx');
    },
  ),
  endpoint(
    {
      ...OPEN,
      method: 'post',
      path: '/api/v1/first-steps/organisation',
      id: 'startCity',
      summary: '启用空的城市：上传单位、人员两张表，建立三个管理员；口令只在这一次答复中',
      query: z.strictObject({ code: given, name: lineText.min(1).max(200) }),
      upload: LARGEST,
      answer: z.object({
        units: z.number().int(),
        people: z.number().int(),
        left: z.array(z.string()).openapi({ description: '文件里别的台账，登录后再导入' }),
        administrators: z.array(account),
        faults: z.array(
          z.object({ sheet: z.string().nullable(), row: z.number().int().nullable(), message: z.string() }),
        ),
      }),
      problems: ['API-FIRST-CODE', 'API-FIRST-OVER'],
    },
    async ({ query: { code, name }, body }, call) => {
      const act = await demandEmpty(call, code);
      const { db, pack } = call.context;
      return withUpload(call.context, name, body, async (path) => {
        const started = await startCity(db, act, { pack, path });
        return {
          ...started,
          left: [...started.left],
          administrators: [...started.administrators],
          faults: started.faults
            .slice(0, MOST_TOLD)
            .map(({ sheet, row, message }) => ({ sheet, row, message })),
        };
      });
    },
  ),
  endpoint(
    {
      ...OPEN,
      method: 'post',
      path: '/api/v1/first-steps/demo',
      id: 'startDemo',
      summary: '启用空的城市：装入演示城市，数据全部虚构',
      body: z.strictObject({ code: given }),
      answer: z.object({ accounts: z.array(z.object({ login: z.string(), title: z.string() })) }),
      problems: ['API-FIRST-CODE', 'API-FIRST-OVER'],
    },
    async ({ body: { code } }, call) => {
      const act = await demandEmpty(call, code);
      const { db, pack } = call.context;
      return { accounts: [...(await startDemo(db, act, { pack }))] };
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/first-steps',
      id: 'readFirstSteps',
      tag: '首次启用',
      summary: '到第一份报告还差哪几步',
      query: z.strictObject({
        year: yearText.optional().openapi({ description: '不写为数据所在的年度' }),
      }),
      answer: z.object({
        year: z.number().int(),
        items: z.array(
          z.object({
            step: z.enum(['units', 'people', 'accounts', 'rows', 'parameters', 'report']),
            count: z.number().int(),
            done: z.boolean(),
          }),
        ),
      }),
      problems: [],
    },
    async ({ query: { year } }, call) => {
      demandOverview(call);
      const { context, act, now } = call;
      const asked = year === undefined ? null : Number(year);
      const wanted = { pack: context.pack, asked, today: dayOf(now) };
      const found = await firstSteps(context.db, act.scope, wanted);
      return { year: found.year, items: [...found.steps] };
    },
  ),
];

/** @throws API-FIRST-CODE, API-FIRST-OVER */
async function demandEmpty({ context: { db, region, firstRun }, now }: OpenCall, code: string) {
  const scope = { region: region.id, ...WHOLE_REGION };
  if (firstRun === null || !(await isEmptyCity(db, scope))) throw apiErrors.error('API-FIRST-OVER');
  const [typed, right] = [Buffer.from(code.trim()), Buffer.from(firstRun.code)];
  if (typed.length !== right.length || !timingSafeEqual(typed, right))
    throw apiErrors.error('API-FIRST-CODE');
  return { scope, actor: actorOf('首次启用', 'web'), now };
}

/** Counts of the whole region are only for posts that set it up or draft its report. @throws ACCESS-DENIED */
function demandOverview({ principal, context: { pack } }: Call): void {
  const kind = pack.access.posts.get(principal.acting?.kind ?? '');
  if (!kind || (kind.power === null && !kind.reports.includes('draft')))
    throw accessErrors.error('ACCESS-DENIED', { what: '查看启用的进度' });
}
