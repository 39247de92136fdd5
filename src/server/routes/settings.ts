import { z } from '@hono/zod-openapi';
import { demandSecondPerson } from '#engine/access/second-person/demand-second-person.ts';
import { changeSettings, setting } from '#engine/access/settings.ts';
import { demandPower } from '#engine/access/principal.ts';
import { withScope } from '#kernel/db/index.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { isLoopback } from '../single-sign-on.ts';

/** https, or http on this very machine; '' switches it off. */
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
  .object({ smallOffice: z.boolean(), oidcIssuer: z.string().nullable(), oidcClient: z.string().nullable() })
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
      }));
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
      await changeSettings(context.db, act, { small_office: on ? 'on' : 'off' }, async (client, before) => {
        // Back to three persons anybody may lead who is one.
        if (!on || before.get('small_office') === 'on') return;
        await demandSecondPerson(client, principal, { act: 'small_office', subject: '' }, now);
      });
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
      // Not the administrator who makes accounts: who names both the provider and its names for people could be anybody.
      demandPower(principal, context.pack, 'security');
      const values = { oidc_issuer: url, oidc_client: name };
      await changeSettings(context.db, act, values, async (client, before) => {
        const same = before.get('oidc_issuer') === url && before.get('oidc_client') === name;
        if (url === '' || same) return;
        const what = { act: 'identity_provider', subject: `${url} ${name}` } as const;
        await demandSecondPerson(client, principal, what, now);
      });
    },
  ),
];
