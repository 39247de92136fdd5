import { z } from '@hono/zod-openapi';
import {
  askSecondPerson,
  decideProposal,
  demandPower,
  listProposals,
  SECOND_PERSON_ACTS,
  type SecondPersonAct,
} from '#engine/access/index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { limitOf, pageOf, paging, reason, uuidText } from '#service/schemas.ts';

const acts = z.enum(Object.keys(SECOND_PERSON_ACTS) as [SecondPersonAct, ...SecondPersonAct[]]);
const proposal = z
  .object({
    id: z.string(),
    act: acts,
    words: z.string(),
    reason: z.string(),
    by: z.string(),
    own: z.boolean(),
    askedAt: z.date(),
    allowed: z.boolean().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: z.date().nullable(),
    usedAt: z.date().nullable().openapi({ description: '同意后办理的时间；只能办理一次' }),
  })
  .openapi('Proposal');

/** Acts that one administrator may not do alone. */
export const PROPOSAL_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/proposals',
      id: 'listProposals',
      tag: '双人',
      summary: '须两名管理员的事项：申请和决定',
      query: z.strictObject({ ...paging, after: uuidText.optional() }),
      answer: pageOf(proposal),
      problems: [],
    },
    async ({ query: { after = null, limit } }, { context, principal }) => {
      demandPower(principal, context.pack, 'security', 'system', 'audit');
      const most = limitOf(limit);
      const found = await listProposals(context.db, principal, { after, limit: most + 1 });
      const items = found.slice(0, most);
      return { items, next: found.length > most ? (items.at(-1)?.id ?? null) : null };
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/proposals',
      id: 'askSecondPerson',
      tag: '双人',
      summary: '提请另一名管理员同意',
      body: z.strictObject({
        act: acts,
        subject: z.string().max(1000).default('').openapi({
          description:
            'identity_provider：地址和客户端编号，中间一个空格；administrator_password：用户名；其余为空',
        }),
        reason,
      }),
      created: true,
      answer: z.object({ id: z.string() }),
      problems: [],
    },
    async ({ body }, { context: { db, pack }, principal, act }) => ({
      id: await askSecondPerson(db, { act, principal, pack }, body),
    }),
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/proposals/{id}/decision',
      id: 'decideProposal',
      tag: '双人',
      summary: '决定是否同意另一名管理员办理',
      params: z.object({ id: uuidText }),
      body: z.strictObject({ allowed: z.boolean(), reason }),
      problems: ['ACCESS-PROPOSAL'],
    },
    async ({ params: { id }, body }, { context: { db, pack }, principal, act }) => {
      await decideProposal(db, { act, principal, pack }, { id, ...body });
    },
  ),
];
