import { z } from '@hono/zod-openapi';
import { changeStatus, type StatusAction } from '#engine/records/change-status.ts';
import { keyOfRow } from '#engine/records/listing/read-row.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { ledgerFor } from '../reach.ts';
import { uuidText, wordText } from '../schemas.ts';

const SUMMARIES: Readonly<Record<StatusAction, string>> = {
  submit: '报送一条记录',
  accept: '审定一条记录',
  return: '退回一条记录，须写意见',
  void: '作废一条记录，须写理由',
};

/** What may become of a row by hand. */
export const ROW_STATUS_ENDPOINTS: readonly Endpoint[] = (
  ['submit', 'accept', 'return', 'void'] as const satisfies readonly StatusAction[]
).map((action) =>
  endpoint(
    {
      method: 'post',
      path: `/api/v1/ledgers/{ledger}/rows/{id}/${action}`,
      id: `${action}Row`,
      tag: '记录',
      summary: SUMMARIES[action],
      params: z.object({ ledger: wordText, id: uuidText }),
      body: z.strictObject({ reason: z.string().max(1000).nullable().default(null) }),
      answer: z.object({ version: z.number().int() }),
      problems: ['API-LEDGER', 'RECORD-NOT-FOUND', 'RECORD-TRANSITION', 'RECORD-REASON'],
    },
    async ({ params, body }, call) => {
      const ledger = ledgerFor(call, params.ledger, action);
      const act = call.actFor(action);
      const { db } = call.context;
      const key = await keyOfRow(db, act, ledger, params.id);
      return { version: await changeStatus({ ...act, db, ledger, key, action, reason: body.reason }) };
    },
  ),
);
