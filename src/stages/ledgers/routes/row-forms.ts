import { z } from '@hono/zod-openapi';
import { type RowToSave, saveRow } from '../index.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { attachIn, type JudgedContent, judgeContent } from '#engine/files/index.ts';
import type { AuditEvent } from '#model/events/index.ts';
import { filesOf } from '#service/files-of.ts';
import { ledgerFor } from '#service/reach.ts';
import { uuidText, wordText } from '#service/schemas.ts';

const PLACE = '/api/v1/ledgers/{ledger}/rows';
const values = z
  .record(z.string().max(64), z.string().max(20_000).nullable())
  .openapi({ description: '各字段里填的内容，按字段编号；没有写的为空' });
const saved = z
  .object({
    id: z.string(),
    version: z.number().int(),
    changed: z.boolean(),
    notices: z.array(z.string()).openapi({ description: '按什么意思理解的，如只写简称的单位' }),
  })
  .openapi('SavedRow');
const PROBLEMS = ['API-LEDGER', 'RECORD-REFUSED', 'RECORD-GATHERED', 'RECORD-CITED-ONCE'] as const;

const MOST_FILES = 10;

type Given = Pick<RowToSave, 'values' | 'known' | 'reason' | 'beside'> & { readonly submit: boolean };

async function save(call: Call, ledger: string, { submit, ...given }: Given) {
  const { db, pack } = call.context;
  const done = await saveRow({
    ...given,
    db,
    pack,
    ledger: ledgerFor(call, ledger, 'write'),
    status: submit ? 'submitted' : 'draft',
    ...call.actFor('write'),
  });
  return { ...done, notices: [...done.notices] };
}

/** Rows entered by form. */
export const ROW_FORM_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'post',
      path: PLACE,
      id: 'createRow',
      tag: '记录',
      summary: '登记一条记录：存为草稿，或同时报送',
      params: z.object({ ledger: wordText }),
      body: z.strictObject({
        values,
        submit: z.boolean().default(false),
        files: z
          .array(
            z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(200) }),
          )
          .max(MOST_FILES)
          .default([])
          .openapi({ description: '已上传的附件，和记录一起登记；有一个不能附，就什么也不登记' }),
      }),
      answer: saved,
      created: true,
      problems: [
        ...PROBLEMS,
        'RECORD-EXISTS',
        'FILE-NOT-YOURS',
        'FILE-QUARANTINED',
        'FILE-TYPE',
        'FILE-ROW',
        'FILE-GONE',
        'FILE-WAITING',
      ],
    },
    async ({ params, body: { values: typed, submit, files } }, call) => {
      const ledger = ledgerFor(call, params.ledger, 'write');
      const context = filesOf(call);
      const judged: JudgedContent[] = [];
      for (const file of files) judged.push(await judgeContent(context, ledger, file));
      return save(call, params.ledger, {
        values: typed,
        submit,
        known: null,
        reason: null,
        beside: async (client, row) => {
          const events: AuditEvent[] = [];
          for (const one of judged)
            events.push((await attachIn(client, context, { ledger, row }, one)).event);
          return events;
        },
      });
    },
  ),
  endpoint(
    {
      method: 'put',
      path: `${PLACE}/{id}`,
      id: 'amendRow',
      tag: '记录',
      summary: '修改一条记录；已报送、已审定的须写理由，改后重新报送',
      params: z.object({ ledger: wordText, id: uuidText }),
      body: z.strictObject({
        values,
        version: z.number().int().positive().openapi({ description: '打开时的 version；别人改过就不保存' }),
        submit: z.boolean().default(false),
        reason: z.string().max(1000).nullable().default(null),
      }),
      answer: saved,
      problems: [
        ...PROBLEMS,
        'RECORD-NOT-FOUND',
        'RECORD-CONFLICT',
        'RECORD-KEY',
        'RECORD-REASON',
        'RECORD-TRANSITION',
      ],
    },
    ({ params: { ledger, id }, body: { values: typed, version, submit, reason } }, call) =>
      save(call, ledger, { values: typed, submit, known: { id, version }, reason }),
  ),
];
