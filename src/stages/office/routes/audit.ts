import { z } from '@hono/zod-openapi';
import { demandPower } from '#engine/access/index.ts';
import { checkpointText, readCheckpoint, takeCheckpoint, verifyLog } from '#engine/audit/index.ts';
import { INSTALLATION } from '#kernel/audit/index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { exportedLog } from '../exported-log.ts';
import { auditPage, logPage, rangeFields } from '../presenters/audit.ts';
import { limitOf, paging } from '#service/schemas.ts';

const verdict = z.object({
  region: z.number().int(),
  entries: z.number().int(),
  last: z.string(),
  hash: z.string(),
  checkpoints: z.number().int(),
  faults: z.array(z.object({ kind: z.string(), message: z.string() })),
});

export const AUDIT_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/audit',
      id: 'listAuditEntries',
      tag: '审计',
      summary: '谁在何时做了什么，由近到远',
      query: z.strictObject({
        ...rangeFields,
        ...paging,
        after: z
          .string()
          .regex(/^[1-9]\d{0,17}$/)
          .optional(),
      }),
      answer: auditPage,
      problems: [],
    },
    async ({ query }, call) => {
      demandPower(call.principal, call.context.pack, 'audit');
      return logPage(call, query, limitOf(query.limit));
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/audit/verify',
      id: 'verifyAudit',
      tag: '审计',
      summary: '核验审计日志有没有被改动',
      repeat: 'free',
      body: z.strictObject({
        checkpoints: z
          .array(z.string().max(10_000))
          .max(100)
          .openapi({ description: '另存在别处的校验点，各是一个文件的全文' }),
      }),
      answer: z.object({ ok: z.boolean(), logs: z.array(verdict) }),
      problems: ['AUDIT-CHECKPOINT-FILE'],
    },
    async ({ body: { checkpoints } }, { context, principal, act }) => {
      demandPower(principal, context.pack, 'audit');
      const { db } = context;
      const kept = checkpoints.map((text, index) => readCheckpoint(text, `（第 ${index + 1} 个）`));
      const { keyId } = context.signer();
      const own = { ...act.scope, region: INSTALLATION };
      const verdicts = [
        await verifyLog({ db, scope: act.scope, keyId, kept }),
        await verifyLog({ db, scope: own, keyId, kept: [] }),
      ];
      const logs = verdicts.map((one) => ({ ...one, faults: [...one.faults] }));
      return { ok: logs.every(({ faults }) => faults.length === 0), logs };
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/audit/checkpoint',
      id: 'takeCheckpoint',
      tag: '审计',
      summary: '签发校验点；请存到改不动这台机器的人手里',
      repeat: 'free',
      file: ['application/json'],
      problems: ['AUDIT-EMPTY'],
    },
    async (_, { context, principal, act }) => {
      demandPower(principal, context.pack, 'audit');
      const taken = await takeCheckpoint(context.db, act, context.signer());
      const bytes = new TextEncoder().encode(checkpointText(taken, context.region.name));
      return { name: `校验点-${taken.seq}.json`, type: 'application/json', bytes };
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/audit/export',
      id: 'exportAudit',
      tag: '审计',
      summary: '导出审计日志；导出本身也记入日志',
      query: z.strictObject({ ...rangeFields, format: z.enum(['jsonl', 'csv']) }),
      file: ['application/jsonl', 'text/csv'],
      problems: [],
    },
    async ({ query }, call) => {
      demandPower(call.principal, call.context.pack, 'audit');
      return exportedLog(call, query);
    },
  ),
];
