import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { askExport, exportInput } from '#engine/jobs/index.ts';
import { type ContextOf, ledgerNamed } from './route-context.ts';

const ask = createRoute({
  method: 'post',
  path: '/ledgers/{ledger}/exports',
  summary: '导出一本台账中选中的记录',
  request: {
    params: z.object({ ledger: z.string() }),
    body: { required: true, content: { 'application/json': { schema: exportInput.omit({ ledger: true }) } } },
  },
  responses: {
    202: {
      content: { 'application/json': { schema: z.object({ job: z.string() }) } },
      description: '已列为任务',
    },
  },
});

/** Exports as jobs. */
export function exportRoutes(contextOf: ContextOf): OpenAPIHono {
  const app = new OpenAPIHono();
  app.openapi(ask, async (c) => {
    const context = await contextOf(c);
    const ledger = ledgerNamed(context.pack, c.req.valid('param').ledger);
    const job = await askExport(context, ledger, c.req.valid('json'));
    context.jobs.poke();
    return c.json({ job }, 202);
  });
  return app;
}
