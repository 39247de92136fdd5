import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { undoImport } from '#engine/access/operations/undo-import.ts';
import { askImport, importInput } from '#engine/jobs/index.ts';
import type { ContextOf } from './route-context.ts';

const ask = createRoute({
  method: 'post',
  path: '/imports',
  summary: '导入已上传的文件，或试导入',
  request: { body: { required: true, content: { 'application/json': { schema: importInput } } } },
  responses: {
    202: {
      content: { 'application/json': { schema: z.object({ job: z.string() }) } },
      description: '已列为任务',
    },
  },
});
const undo = createRoute({
  method: 'post',
  path: '/imports/{batch}/undo',
  summary: '撤销一次导入',
  request: { params: z.object({ batch: z.uuid() }) },
  responses: {
    200: {
      content: { 'application/json': { schema: z.object({ voided: z.number(), restored: z.number() }) } },
      description: '已撤销',
    },
  },
});

/** Imports as jobs, and taking one back. */
export function importRoutes(contextOf: ContextOf): OpenAPIHono {
  const app = new OpenAPIHono();
  app.openapi(ask, async (c) => {
    const context = await contextOf(c);
    const job = await askImport(context, c.req.valid('json'));
    context.jobs.poke();
    return c.json({ job }, 202);
  });
  app.openapi(undo, async (c) => {
    const context = await contextOf(c);
    return c.json({ ...(await undoImport(context.db, context, c.req.valid('param').batch)) }, 200);
  });
  return app;
}
