import { z } from '@hono/zod-openapi';
import {
  changeStatus,
  changeStatuses,
  keyOfRow,
  keysById,
  type StatusAction,
  takeBack,
  TAKEN_BACK,
} from '#engine/records/index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { ledgerFor } from '#service/reach.ts';
import { uuidText, wordText } from '#service/schemas.ts';

const SUMMARIES: Readonly<Record<StatusAction, string>> = {
  submit: '报送一条记录',
  accept: '审定一条记录',
  return: '退回一条记录，须写意见',
  void: '作废一条记录，须写理由',
};

const ACTIONS = ['submit', 'accept', 'return', 'void'] as const satisfies readonly StatusAction[];
const PROBLEMS = [
  'API-LEDGER',
  'RECORD-NOT-FOUND',
  'RECORD-TRANSITION',
  'RECORD-REASON',
  'RECORD-REFUSED',
  'RECORD-GATHERED',
] as const;

const MOST = 500;
const decided = z.strictObject({ id: uuidText, version: z.number().int().positive() }).openapi('DecidedRow');

/** The same for several rows at once, all or none. */
const SEVERAL = endpoint(
  {
    method: 'post',
    path: '/api/v1/ledgers/{ledger}/status',
    id: 'changeStatuses',
    tag: '记录',
    summary: '报送、审定、退回或作废几条记录；有一条不能办，就一条也不办',
    params: z.object({ ledger: wordText }),
    body: z.strictObject({
      action: z.enum(ACTIONS),
      ids: z.array(uuidText).min(1).max(MOST),
      reason: z.string().max(1000).nullable().default(null),
    }),
    answer: z.object({ rows: z.array(decided) }),
    problems: PROBLEMS,
  },
  async ({ params, body: { action, ids, reason } }, call) => {
    const ledger = ledgerFor(call, params.ledger, action);
    const act = call.actFor(action);
    const { db, pack } = call.context;
    const keys = await keysById(db, act, ledger, [...new Set(ids)]);
    const versions = await changeStatuses({
      ...act,
      db,
      pack,
      ledger,
      keys: [...keys.values()],
      action,
      reason,
    });
    return { rows: [...keys].map(([id, key]) => ({ id, version: versions.get(key) ?? 0 })) };
  },
);

const TAKE_BACK = endpoint(
  {
    method: 'post',
    path: '/api/v1/ledgers/{ledger}/status/take-back',
    id: 'takeBack',
    tag: '记录',
    summary: '撤回本人刚才的报送、审定或退回：此后没有人办理过的，回到原来的状态；有一条不能撤，就一条也不撤',
    params: z.object({ ledger: wordText }),
    body: z.strictObject({ action: z.enum(TAKEN_BACK), rows: z.array(decided).min(1).max(MOST) }),
    problems: ['API-LEDGER', 'RECORD-NOT-FOUND', 'RECORD-TAKE-BACK', 'RECORD-GATHERED'],
  },
  async ({ params, body: { action, rows } }, call) => {
    const ledger = ledgerFor(call, params.ledger, action);
    const act = call.actFor(action);
    const { db, pack } = call.context;
    const versions = new Map(rows.map(({ id, version }) => [id, version]));
    const keys = await keysById(db, act, ledger, [...versions.keys()]);
    const taken = [...keys].map(([id, key]) => ({ key, version: versions.get(id) ?? 0 }));
    await takeBack({ ...act, db, pack, ledger, action, rows: taken });
  },
);

/** The acts on a row by hand. */
const ONE: readonly Endpoint[] = ACTIONS.map((action) =>
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
      problems: PROBLEMS,
    },
    async ({ params, body }, call) => {
      const ledger = ledgerFor(call, params.ledger, action);
      const act = call.actFor(action);
      const { db, pack } = call.context;
      const key = await keyOfRow(db, act, ledger, params.id);
      return { version: await changeStatus({ ...act, db, pack, ledger, key, action, reason: body.reason }) };
    },
  ),
);

export const ROW_STATUS_ENDPOINTS: readonly Endpoint[] = [...ONE, SEVERAL, TAKE_BACK];
