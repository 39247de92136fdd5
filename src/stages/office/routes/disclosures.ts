import { z } from '@hono/zod-openapi';
import { spelling } from '#engine/records/index.ts';
import { decideDisclosure, demandHolder, listDisclosures, requestDisclosure } from '#engine/access/index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { apiErrors } from '#service/errors.ts';
import { limitOf, pageOf, paging, reason, uuidText, wordText } from '#service/schemas.ts';

const disclosure = z
  .object({
    id: z.string(),
    ledger: z.string(),
    key: z.string(),
    reason: z.string(),
    requestedAt: z.date(),
    by: z.string(),
    own: z.boolean(),
    allowed: z.boolean().nullable(),
    decidedAt: z.date().nullable(),
  })
  .openapi('Disclosure');

export const DISCLOSURE_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/disclosures',
      id: 'listDisclosures',
      tag: '知悉',
      summary: '本人的查看申请，和可以由本岗位决定的申请',
      query: z.strictObject({ ...paging, after: uuidText.optional() }),
      answer: pageOf(disclosure).extend({
        ledgers: z
          .array(z.object({ id: z.string(), title: z.string(), initials: z.string() }))
          .openapi({ description: '可以申请查看的封闭台账' }),
      }),
      problems: [],
    },
    async ({ query: { after = null, limit } }, { context, principal }) => {
      const most = limitOf(limit);
      const found = await listDisclosures(context.db, principal, context.pack, { after, limit: most + 1 });
      const items = found.slice(0, most);
      const sealed = [...context.pack.ledgers.values()].filter(
        ({ kind, sensitivity }) => kind === 'ledger' && sensitivity === 'sealed',
      );
      return {
        items,
        next: found.length > most ? (items.at(-1)?.id ?? null) : null,
        ledgers: sealed.map(({ id, title }) => ({ id, title, initials: spelling(title) })),
      };
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/disclosures',
      id: 'requestDisclosure',
      tag: '知悉',
      summary: '申请查看封闭台账的一条记录；有没有这条记录，答复都一样',
      body: z.strictObject({ ledger: wordText, key: z.string().min(1).max(600), reason }),
      created: true,
      answer: z.object({ id: z.string() }),
      problems: ['API-LEDGER', 'ACCESS-DISCLOSURE'],
    },
    async ({ body }, { context, principal, act }) => {
      demandHolder(principal);
      // Access may be requested for any sealed ledger: definitions show that it exists, but nothing of its contents.
      const ledger = context.pack.ledgers.get(body.ledger);
      if (!ledger) throw apiErrors.error('API-LEDGER', { ledger: body.ledger });
      const asked = { ledger, key: body.key, reason: body.reason };
      return { id: await requestDisclosure(context.db, { act, principal }, asked) };
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/disclosures/{id}/decision',
      id: 'decideDisclosure',
      tag: '知悉',
      summary: '决定是否同意查看',
      params: z.object({ id: uuidText }),
      body: z.strictObject({ allowed: z.boolean(), reason }),
      problems: ['ACCESS-DISCLOSURE'],
    },
    async ({ params: { id }, body }, { context, principal, act }) => {
      const { db, pack } = context;
      await decideDisclosure(db, { act, principal, pack }, { id, ...body });
    },
  ),
];
