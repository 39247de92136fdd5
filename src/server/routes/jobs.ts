import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { jobsScope, readResult } from '#engine/jobs/index.ts';
import { cancelJob, listJobs, readJob } from '#kernel/jobs/index.ts';
import { handOut } from './hand-out.ts';
import type { ContextOf } from './route-context.ts';
import { jobShape, jobView } from './shapes.ts';

const params = z.object({ id: z.uuid() });
const list = createRoute({
  method: 'get',
  path: '/jobs',
  summary: '本人的任务',
  responses: {
    200: {
      content: { 'application/json': { schema: z.object({ jobs: z.array(jobShape) }) } },
      description: '任务，新的在前',
    },
  },
});
const read = createRoute({
  method: 'get',
  path: '/jobs/{id}',
  summary: '一项任务的进度和结果',
  request: { params },
  responses: { 200: { content: { 'application/json': { schema: jobShape } }, description: '任务' } },
});
const cancel = createRoute({
  method: 'post',
  path: '/jobs/{id}/cancel',
  summary: '取消任务',
  request: { params },
  responses: { 202: { content: { 'application/json': { schema: jobShape } }, description: '已要求取消' } },
});
const result = createRoute({
  method: 'get',
  path: '/jobs/{id}/result',
  summary: '下载任务产生的文件',
  request: { params, query: z.object({ file: z.coerce.number().int().min(0).default(0) }) },
  responses: {
    200: {
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
      description: '文件',
    },
  },
});

/** What became of one's jobs. */
export function jobRoutes(contextOf: ContextOf): OpenAPIHono {
  const app = new OpenAPIHono();
  app.openapi(list, async (c) => {
    const { db, principal } = await contextOf(c);
    const jobs = await listJobs(db, jobsScope(principal), principal.account.id);
    return c.json({ jobs: jobs.map(jobView) }, 200);
  });
  app.openapi(read, async (c) => {
    const { db, principal } = await contextOf(c);
    return c.json(
      jobView(await readJob(db, jobsScope(principal), principal.account.id, c.req.valid('param').id)),
      200,
    );
  });
  app.openapi(cancel, async (c) => {
    const { db, principal, now } = await contextOf(c);
    const { id } = c.req.valid('param');
    const account = principal.account.id;
    await cancelJob(db, { region: principal.region, account, id, now });
    return c.json(jobView(await readJob(db, jobsScope(principal), account, id)), 202);
  });
  app.openapi(result, async (c) => {
    const context = await contextOf(c);
    return handOut(await readResult(context, c.req.valid('param').id, c.req.valid('query').file));
  });
  return app;
}
