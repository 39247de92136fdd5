import { z } from '@hono/zod-openapi';
import {
  closeRow,
  forgetDraft,
  forgetView,
  keepDraft,
  keepView,
  listViews,
  openRow,
  type Own,
  type OwnPost,
  readDraft,
} from '../index.ts';
import { readRow } from '#engine/records/index.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { apiErrors } from '#service/errors.ts';
import { ledgerFor } from '#service/reach.ts';
import { uuidText, wordText, lineText } from '#service/schemas.ts';

const DRAFT = '/api/v1/ledgers/{ledger}/drafts/{row}';
const VIEW = '/api/v1/ledgers/{ledger}/views/{name}';
const OPEN = '/api/v1/ledgers/{ledger}/rows/{id}/open';
const draftPlace = z.object({ ledger: wordText, row: z.union([z.literal('new'), uuidText]) });
const viewPlace = z.object({ ledger: wordText, name: lineText.trim().min(1).max(30) });
const onDesk = { tag: '个人', repeat: 'free' } as const;
const draft = z.strictObject({
  typed: z.record(z.string().max(64), z.string().max(20_000)),
  version: z.number().int().positive().nullable(),
});

/** The owner of personal data. */
function ownOf({ context, principal, act }: Call): Own {
  return { db: context.db, region: act.scope.region, account: principal.account.id };
}

/** With the post: a draft of one post is not offered in another. */
function ownPost(call: Call): OwnPost {
  return { ...ownOf(call), post: call.principal.acting?.id ?? '' };
}

/** Drafts of a sealed ledger are not stored. @throws API-SEALED */
function draftIn(call: Call, ledger: string): void {
  if (ledgerFor(call, ledger, 'write').sensitivity === 'sealed') throw apiErrors.error('API-SEALED');
}

/** Personal data: drafts, views of lists, open records. */
export const OWN_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      ...onDesk,
      method: 'get',
      path: DRAFT,
      id: 'readDraft',
      summary: '没有保存的填写内容',
      params: draftPlace,
      answer: z.object({ draft: draft.extend({ at: z.iso.datetime() }).nullable() }),
      problems: ['API-LEDGER', 'API-SEALED'],
    },
    async ({ params }, call) => {
      draftIn(call, params.ledger);
      const kept = await readDraft(ownPost(call), params);
      return { draft: kept && { ...kept, typed: { ...kept.typed }, at: kept.at.toISOString() } };
    },
  ),
  endpoint(
    {
      ...onDesk,
      method: 'put',
      path: DRAFT,
      id: 'keepDraft',
      summary: '保留没有保存的填写内容，三十天',
      params: draftPlace,
      body: draft,
      problems: ['API-LEDGER', 'API-SEALED'],
    },
    async ({ params, body }, call) => {
      draftIn(call, params.ledger);
      await keepDraft(ownPost(call), params, { ...body, at: call.now });
    },
  ),
  endpoint(
    {
      ...onDesk,
      method: 'delete',
      path: DRAFT,
      id: 'forgetDraft',
      summary: '不要没有保存的填写内容',
      params: draftPlace,
      problems: ['API-LEDGER', 'API-SEALED'],
    },
    async ({ params }, call) => {
      draftIn(call, params.ledger);
      await forgetDraft(ownPost(call), params);
    },
  ),
  endpoint(
    {
      ...onDesk,
      method: 'get',
      path: '/api/v1/ledgers/{ledger}/views',
      id: 'listViews',
      summary: '本人在一本台账存的视图',
      params: z.object({ ledger: wordText }),
      answer: z.object({ items: z.array(z.object({ name: z.string(), address: z.string() })) }),
      problems: ['API-LEDGER'],
    },
    async ({ params }, call) => {
      const { id } = ledgerFor(call, params.ledger, 'read');
      return { items: [...(await listViews(ownOf(call), id))] };
    },
  ),
  endpoint(
    {
      ...onDesk,
      method: 'put',
      path: VIEW,
      id: 'keepView',
      summary: '存一个视图：网址里的筛选、排序和列',
      params: viewPlace,
      body: z.strictObject({ address: z.string().max(4000) }),
      problems: ['API-LEDGER', 'LEDGER-VIEWS'],
    },
    async ({ params: { ledger, name }, body: { address } }, call) => {
      const { id } = ledgerFor(call, ledger, 'read');
      await keepView(ownOf(call), id, { name, address }, call.now);
    },
  ),
  endpoint(
    {
      ...onDesk,
      method: 'delete',
      path: VIEW,
      id: 'forgetView',
      summary: '删去一个视图',
      params: viewPlace,
      problems: ['API-LEDGER'],
    },
    async ({ params: { ledger, name } }, call) => {
      const { id } = ledgerFor(call, ledger, 'read');
      await forgetView(ownOf(call), id, name);
    },
  ),
  endpoint(
    {
      ...onDesk,
      method: 'put',
      path: OPEN,
      id: 'openRow',
      summary: '告知正开着一条记录，并问还有谁开着；不留存',
      params: z.object({ ledger: wordText, id: uuidText }),
      answer: z.object({ others: z.array(z.string()) }),
      problems: ['API-LEDGER', 'API-SEALED', 'RECORD-NOT-FOUND'],
    },
    async ({ params }, call) => {
      const ledger = ledgerFor(call, params.ledger, 'read');
      // Each access to a sealed row is logged; a page that polls would fill the log.
      if (ledger.sensitivity === 'sealed') throw apiErrors.error('API-SEALED');
      const { id } = await readRow(call.context.db, call.actFor('read'), ledger, params.id);
      const row = { ledger: ledger.id, id };
      return { others: [...(await openRow(ownOf(call), row, call.principal.account.name, call.now))] };
    },
  ),
  endpoint(
    {
      ...onDesk,
      method: 'delete',
      path: OPEN,
      id: 'closeRow',
      summary: '告知不再开着一条记录',
      params: z.object({ ledger: wordText, id: uuidText }),
      problems: ['API-LEDGER'],
    },
    async ({ params }, call) => {
      const { id } = ledgerFor(call, params.ledger, 'read');
      await closeRow(ownOf(call), { ledger: id, id: params.id });
    },
  ),
];
