import { z } from '@hono/zod-openapi';
import { undoImport } from '#engine/access/index.ts';
import { type BatchSheet, listBatches, type ListedBatch } from '#engine/records/index.ts';
import { WHOLE_REGION } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { reaches } from '#service/reach.ts';
import { limitOf, pageOf, paging, uuidText } from '#service/schemas.ts';
import { filesOf } from '#service/files-of.ts';

const count = z.number().int();
const batchShape = z
  .object({
    id: z.string(),
    file: z.string(),
    by: z.string(),
    mine: z.boolean(),
    at: z.iso.datetime(),
    ledgers: z.array(z.object({ id: z.string(), title: z.string() })),
    inserted: count,
    updated: count,
    unchanged: count,
    refused: count.openapi({ description: '没有导入的行' }),
    corrected: count.openapi({ description: '在网页上更正的格' }),
    undone: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
    mayUndo: z.boolean().openapi({ description: '现在的岗位可以撤销；导入后又改过的，到时会说明' }),
  })
  .openapi('Batch');

/** The imports of a city, and how to undo them. */
export const BATCH_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      tag: '任务',
      path: '/api/v1/batches',
      id: 'listBatches',
      summary: '导入批次，由近到远：本人的，和现在的岗位可以代为撤销的',
      query: z.strictObject({ ...paging, after: uuidText.optional() }),
      answer: pageOf(batchShape),
      problems: [],
    },
    async ({ query }, call) => {
      const { region, account, actor } = call.principal;
      const { db, pack } = call.context;
      const limit = limitOf(query.limit);
      const found = await listBatches(db, {
        region,
        account: account.id,
        name: actor.name,
        ledgers: voidable(call),
        after: query.after ?? null,
        limit: limit + 1,
      });
      const items = found.slice(0, limit).map((one) => batchView(one, call, pack));
      return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  ),
  endpoint(
    {
      method: 'post',
      tag: '任务',
      path: '/api/v1/imports/{batch}/undo',
      id: 'undoImport',
      summary: '撤销一次导入',
      params: z.object({ batch: uuidText }),
      answer: z.object({ voided: z.number(), restored: z.number() }),
      problems: ['RECORD-BATCH', 'RECORD-BATCH-UNDONE', 'RECORD-GATHERED'],
    },
    async ({ params }, call) => {
      const { voided, restored } = await undoImport(call.context.db, filesOf(call), params.batch);
      return { voided, restored };
    },
  ),
];

/** Ledgers in which the acting post may void any row. */
function voidable(call: Call): readonly string[] {
  const { principal, context } = call;
  if (principal.only && !principal.only.has('void')) return [];
  const { rights } = call.actFor('void').scope;
  return [...context.pack.ledgers.values()].flatMap(({ id }) => {
    const kind = context.pack.access.classOf.get(id);
    const ranges = kind ? (rights?.classes[kind.index]?.ranges ?? []) : [];
    return ranges.some(({ lo, hi }) => lo === WHOLE_REGION.lo && hi === WHOLE_REGION.hi) ? [id] : [];
  });
}

function batchView(batch: ListedBatch, call: Call, pack: Pack): z.output<typeof batchShape> {
  const { id, file, actor, mine, at, sheets, refused, corrected, undone } = batch;
  const sum = (key: 'inserted' | 'updated' | 'unchanged'): number =>
    sheets.reduce((all, one) => all + one[key], 0);
  const ledgers = ledgersOf(sheets, pack);
  const changed = sum('inserted') + sum('updated') > 0;
  const base = ledgers.some(({ id: one }) => pack.ledgers.get(one)?.kind === 'base');
  const writes = ledgers.every(({ id: one }) => {
    const ledger = pack.ledgers.get(one);
    return ledger !== undefined && (!mine || reaches(call, ledger, 'write'));
  });
  return {
    id,
    file,
    by: actor,
    mine,
    at: at.toISOString(),
    ledgers: [...ledgers],
    inserted: sum('inserted'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    refused,
    corrected,
    undone: undone && { by: undone.by, at: undone.at.toISOString() },
    mayUndo: changed && !base && undone === null && writes,
  };
}

function ledgersOf(sheets: readonly BatchSheet[], pack: Pack): readonly { id: string; title: string }[] {
  return [...new Set(sheets.map(({ ledger }) => ledger))].map((id) => ({
    id,
    title: pack.ledgers.get(id)?.title ?? '（已不在定义包中的台账）',
  }));
}
