import { z } from '@hono/zod-openapi';
import {
  accessErrors,
  changeSettings,
  demandInWords,
  demandPower,
  demandSecondPerson,
  keptDays,
  LEAST_DAYS,
  readDemand,
  setting,
  type SettingRules,
  writeDemand,
} from '#engine/access/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { invalidInput } from '#kernel/http/index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { day, wordText } from '#service/schemas.ts';
import { isLoopback } from '#service/single-sign-on.ts';

/** https, or http on this machine; '' disables it. */
const issuer = z.union([
  z.literal(''),
  z
    .url()
    .max(500)
    .refine((text) => {
      const url = URL.canParse(text) ? new URL(text) : null;
      return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)));
    }),
]);
const settings = z
  .object({
    smallOffice: z.boolean(),
    oidcIssuer: z.string().nullable(),
    oidcClient: z.string().nullable(),
    secondFactor: z.object({ of: z.enum(['nobody', 'everybody', 'posts']), posts: z.array(z.string()) }),
    keepDays: z.number().int(),
    begunOn: day.nullable().openapi({ description: '责任自哪一天起计；null 为不限' }),
  })
  .openapi('Settings');

export const SETTING_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/settings',
      id: 'getSettings',
      tag: '设置',
      summary: '本市的设置',
      answer: settings,
      problems: [],
    },
    async (_, { context, principal, act }) => {
      demandPower(principal, context.pack, 'security', 'system');
      const { id } = context.region;
      return withScope(context.db, act.scope, async (client) => ({
        smallOffice: (await setting(client, id, 'small_office')) === 'on',
        oidcIssuer: await setting(client, id, 'oidc_issuer'),
        oidcClient: await setting(client, id, 'oidc_client'),
        secondFactor: readDemand(await setting(client, id, 'second_factor')),
        keepDays: await keptDays(client, id),
        begunOn: await setting(client, id, 'begun_on'),
      }));
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/api/v1/settings/second-factor',
      id: 'setSecondFactor',
      tag: '设置',
      summary: '哪些账号登录须用动态口令：都不要求、全部，或任某几种岗位的；还没有的，登录后先设置',
      body: z.strictObject({
        of: z.enum(['nobody', 'everybody', 'posts']),
        posts: z.array(wordText).max(100).default([]),
      }),
      problems: [],
    },
    async ({ body: { of, posts } }, { context: { db, pack }, principal, act }) => {
      demandPower(principal, pack, 'security');
      const unknown = posts.find((kind) => !pack.access.posts.has(kind));
      if (unknown !== undefined || (of === 'posts') !== posts.length > 0)
        throw invalidInput([{ field: 'posts', message: '须是岗位种类的编号；只在 of 为 posts 时填写' }]);
      const demand = of === 'posts' ? { of, posts: [...new Set(posts)] } : ({ of, posts: [] } as const);
      const say = (value: string): string => demandInWords(readDemand(value), pack.access.posts);
      await changeSettings(db, act, { second_factor: writeDemand(demand) }, { say });
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/api/v1/settings/keep-days',
      id: 'setKeepDays',
      tag: '设置',
      summary: '没有附到记录的上传文件、任务产生的文件保留多少天',
      body: z.strictObject({ days: z.number().int().min(LEAST_DAYS).max(3650) }),
      problems: [],
    },
    async ({ body: { days } }, { context, principal, act }) => {
      demandPower(principal, context.pack, 'system');
      await changeSettings(context.db, act, { keep_days: String(days) });
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/api/v1/settings/begun-on',
      id: 'setBegunOn',
      tag: '设置',
      summary: '责任自哪一天起计；只能改早',
      body: z.strictObject({ on: day }),
      problems: ['ACCESS-BEGUN'],
    },
    async ({ body: { on } }, { context, principal, act }) => {
      demandPower(principal, context.pack, 'system');
      const guard: SettingRules['guard'] = async (_, before) => {
        await Promise.resolve();
        // A later day would make undone duties disappear.
        const was = before.get('begun_on') ?? null;
        const reason = was === null ? '本市没有起计日，全部责任都计' : `现在自 ${was} 起计`;
        if (was === null || on >= was) throw accessErrors.error('ACCESS-BEGUN', { reason });
      };
      await changeSettings(context.db, act, { begun_on: on }, { guard });
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/api/v1/settings/small-office',
      id: 'setSmallOffice',
      tag: '设置',
      summary: '小单位：三员可由一人兼任',
      body: z.strictObject({ on: z.boolean() }),
      problems: ['ACCESS-SECOND-PERSON'],
    },
    async ({ body: { on } }, { context, principal, act, now }) => {
      demandPower(principal, context.pack, 'security');
      const guard: SettingRules['guard'] = async (client, before) => {
        // Returning to three administrators needs no second person.
        if (!on || before.get('small_office') === 'on') return;
        await demandSecondPerson(client, principal, { act: 'small_office', subject: '' }, now);
      };
      await changeSettings(context.db, act, { small_office: on ? 'on' : 'off' }, { guard });
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/api/v1/settings/single-sign-on',
      id: 'setSingleSignOn',
      tag: '设置',
      summary: '统一身份认证的地址和客户端编号',
      body: z.strictObject({ issuer, client: z.string().max(200) }),
      problems: ['ACCESS-SECOND-PERSON'],
    },
    async ({ body: { issuer: url, client: name } }, { context, principal, act, now }) => {
      // Not the administrator who makes accounts: one who sets both the provider and its ids of users could act as
      // anybody.
      demandPower(principal, context.pack, 'security');
      const values = { oidc_issuer: url, oidc_client: name };
      const guard: SettingRules['guard'] = async (client, before) => {
        const same = before.get('oidc_issuer') === url && before.get('oidc_client') === name;
        if (url === '' || same) return;
        const what = { act: 'identity_provider', subject: `${url} ${name}` } as const;
        await demandSecondPerson(client, principal, what, now);
      };
      await changeSettings(context.db, act, values, { guard });
    },
  ),
];
