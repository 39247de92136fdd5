import { z } from '@hono/zod-openapi';
import {
  createAccount,
  demandPower,
  guardAdministrator,
  listAccounts,
  removeSecondFactor,
  resetPassword,
  setDisabled,
  endSessions,
  unlockAccount,
} from '#engine/access/index.ts';
import type { Power } from '#model/access/types.ts';
import { dayOf } from '#model/time/day-of.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { code, limitOf, pageOf, paging, reason, uuidText, lineText } from '#service/schemas.ts';

const account = z
  .object({
    id: z.string(),
    login: z.string(),
    name: z.string(),
    person: z.string().nullable(),
    oidcSubject: z.string().nullable(),
    mustChange: z.boolean(),
    secondFactor: z.boolean(),
    lockedUntil: z.date().nullable(),
    disabled: z.boolean(),
    createdAt: z.date(),
    signedInAt: z.date().nullable().openapi({ description: '最近一次登录' }),
    units: z.array(z.string()).openapi({ description: '现任岗位所在的单位' }),
  })
  .openapi('Account');
const password = z.string().openapi({ description: '一次性口令，只显示这一次' });

export const ACCOUNT_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/accounts',
      id: 'listAccounts',
      tag: '账号',
      summary: '全部账号，按用户名',
      query: z.strictObject({
        ...paging,
        q: z.string().max(100).default('').openapi({ description: '用户名、姓名或任职单位中的字' }),
      }),
      answer: pageOf(account),
      problems: [],
    },
    async ({ query: { after = '', limit, q } }, { context, principal, act, now }) => {
      demandPower(principal, context.pack, 'system', 'security');
      const most = limitOf(limit);
      const found = await listAccounts(context.db, act.scope, {
        search: q,
        day: dayOf(now),
        after,
        limit: most + 1,
      });
      const names = principal.shortNames;
      const items = found
        .slice(0, most)
        .map((one) => ({ ...one, units: one.units.map((unit) => names.get(unit) ?? unit) }));
      return { items, next: found.length > most ? (items.at(-1)?.login ?? null) : null };
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/accounts',
      id: 'createAccount',
      tag: '账号',
      summary: '建立账号',
      body: z.strictObject({
        login: lineText.min(2).max(64),
        name: lineText.trim().min(1).max(100),
        person: code.nullable().default(null),
        oidcSubject: lineText.min(1).max(255).nullable().default(null),
      }),
      repeat: 'secret',
      created: true,
      answer: z.object({ id: z.string(), password }),
      problems: ['ACCESS-ACCOUNT'],
    },
    async ({ body }, { context, principal, act }) => {
      demandPower(principal, context.pack, 'system');
      return createAccount(context.db, act, body);
    },
  ),
  endpoint(
    {
      ...onAccount(
        'reset-password',
        'resetPassword',
        '重置口令；该账号的会话全部结束；管理员的账号须另一名管理员同意',
      ),
      repeat: 'secret',
      answer: z.object({ password }),
      problems: ['ACCESS-ACCOUNT', 'ACCESS-SECOND-PERSON'],
    },
    async ({ params: { id }, body: { reason: why } }, { context, principal, act, now }) => {
      const { db, pack } = context;
      demandPower(principal, pack, 'system');
      const guard = guardAdministrator(principal, pack, now);
      return { password: await resetPassword(db, act, { id, reason: why }, guard) };
    },
  ),
  change('disable', 'disableAccount', '停用账号', 'system', ({ context, act }, id, because) =>
    setDisabled(context.db, act, id, { disabled: true, reason: because }),
  ),
  change('enable', 'enableAccount', '恢复账号', 'system', ({ context, act }, id, because) =>
    setDisabled(context.db, act, id, { disabled: false, reason: because }),
  ),
  change('unlock', 'unlockAccount', '解除锁定', 'security', ({ context, act }, id, because) =>
    unlockAccount(context.db, act, id, because),
  ),
  change(
    'end-sessions',
    'endSessionsOf',
    '结束账号的全部会话和令牌，如设备丢失时；本人须重新登录',
    'security',
    ({ context, act }, id, because) => endSessions(context.db, act, id, because),
  ),
  change(
    'remove-second-factor',
    'removeSecondFactorOf',
    '撤销动态口令',
    'security',
    ({ context, act }, id, because) => removeSecondFactor(context.db, act, id, because),
  ),
];

function onAccount<const Verb extends string, const Id extends string>(verb: Verb, id: Id, summary: string) {
  return {
    method: 'post',
    path: `/api/v1/accounts/{id}/${verb}`,
    id,
    tag: '账号',
    summary,
    params: z.object({ id: uuidText }),
    body: z.strictObject({ reason }),
    problems: ['ACCESS-ACCOUNT'],
  } as const;
}

/** A change of one account with a reason, by one of the administrators. */
function change(
  verb: string,
  id: string,
  summary: string,
  power: Power,
  run: (call: Call, account: string, because: string) => Promise<void>,
): Endpoint {
  return endpoint(onAccount(verb, id, summary), async ({ params, body }, call) => {
    demandPower(call.principal, call.context.pack, power);
    await run(call, params.id, body.reason);
  });
}
