import { z } from '@hono/zod-openapi';
import { askExport, askImport, exportInput, importInput, jobsScope, readResult } from '#engine/jobs/index.ts';
import { cancelJob, listJobs, readJob } from '#kernel/jobs/index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { handOut } from '#service/hand-out.ts';
import { jobShape, jobView } from '../presenters/job.ts';
import { ledgerFor } from '#service/reach.ts';
import { uuidText, wordText } from '#service/schemas.ts';
import { filesOf } from '#service/files-of.ts';

const oneJob = { tag: '任务', params: z.object({ id: uuidText }) } as const;
const asked = z.object({ job: z.string() });

export const JOB_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'post',
      tag: '任务',
      path: '/api/v1/imports',
      id: 'import',
      summary: '导入已上传的文件，或试导入；列为任务',
      body: importInput,
      answer: asked,
      created: true,
      problems: ['FILE-NOT-YOURS', 'FILE-TYPE', 'FILE-GONE', 'FILE-QUARANTINED', 'FILE-WAITING'],
    },
    async ({ body }, call) => {
      const job = await askImport(filesOf(call), body);
      call.context.jobs.poke();
      return { job };
    },
  ),
  endpoint(
    {
      method: 'post',
      tag: '任务',
      path: '/api/v1/ledgers/{ledger}/exports',
      id: 'export',
      summary: '导出一本台账中选中的记录；列为任务',
      params: z.object({ ledger: wordText }),
      body: exportInput.omit({ ledger: true }),
      answer: asked,
      created: true,
      problems: ['API-LEDGER', 'RECORD-FIELD', 'RECORD-FILTER', 'EXPORT-WHERE'],
    },
    async ({ params, body }, call) => {
      const job = await askExport(filesOf(call), ledgerFor(call, params.ledger, 'export'), body);
      call.context.jobs.poke();
      return { job };
    },
  ),
  endpoint(
    {
      method: 'get',
      tag: '任务',
      path: '/api/v1/jobs',
      id: 'listJobs',
      summary: '本人的任务，新的在前',
      answer: z.object({ jobs: z.array(jobShape) }),
      problems: [],
    },
    async (_, { context, principal }) => {
      const jobs = await listJobs(context.db, jobsScope(principal), principal.account.id);
      return { jobs: jobs.map(jobView) };
    },
  ),
  endpoint(
    {
      ...oneJob,
      method: 'get',
      path: '/api/v1/jobs/{id}',
      id: 'readJob',
      summary: '一项任务的进度和结果',
      answer: jobShape,
      problems: ['JOB-NOT-FOUND'],
    },
    async ({ params }, { context, principal }) =>
      jobView(await readJob(context.db, jobsScope(principal), principal.account.id, params.id)),
  ),
  endpoint(
    {
      ...oneJob,
      method: 'post',
      path: '/api/v1/jobs/{id}/cancel',
      id: 'cancelJob',
      summary: '取消任务',
      answer: jobShape,
      problems: ['JOB-NOT-FOUND', 'JOB-ENDED'],
    },
    async ({ params: { id } }, { context: { db }, principal, now }) => {
      const account = principal.account.id;
      await cancelJob(db, { region: principal.region, account, id, now });
      return jobView(await readJob(db, jobsScope(principal), account, id));
    },
  ),
  endpoint(
    {
      ...oneJob,
      method: 'get',
      path: '/api/v1/jobs/{id}/result',
      id: 'readJobResult',
      summary: '下载任务产生的文件',
      query: z.strictObject({
        file: z
          .string()
          .regex(/^\d{1,3}$/)
          .optional(),
      }),
      file: ['application/octet-stream'],
      problems: ['JOB-NOT-FOUND', 'JOB-NO-RESULT', 'FILE-GONE'],
    },
    async ({ params, query }, call) =>
      handOut(await readResult(filesOf(call), params.id, Number(query.file ?? '0'))),
  ),
];
