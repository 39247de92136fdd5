import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { attachFile, listFiles, MOST_BYTES, readFile, receiveFile, removeFile } from '#engine/files/index.ts';
import { fileErrors } from '#kernel/files/index.ts';
import { handOut } from './hand-out.ts';
import { type ContextOf, ledgerNamed } from './route-context.ts';
import { attachmentShape, attachmentView, uploadShape } from './shapes.ts';

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  content: { 'application/json': { schema } },
  description,
});
const rowParams = z.object({ ledger: z.string(), id: z.uuid() });
const fileParams = rowParams.extend({ file: z.uuid() });

const upload = createRoute({
  method: 'post',
  path: '/uploads',
  summary: '上传文件',
  description: '请求体就是文件的字节，边收边存；文件名放在 name 里。',
  request: {
    query: z.object({
      name: z.string().min(1).max(500),
      purpose: z.enum(['attachment', 'import']).default('attachment'),
    }),
    body: { content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
  },
  responses: { 201: json(uploadShape, '已接收') },
});
const list = createRoute({
  method: 'get',
  path: '/ledgers/{ledger}/rows/{id}/files',
  summary: '一条记录的附件',
  request: { params: rowParams },
  responses: { 200: json(z.object({ files: z.array(attachmentShape) }), '附件') },
});
const attach = createRoute({
  method: 'post',
  path: '/ledgers/{ledger}/rows/{id}/files',
  summary: '为一条记录附上已上传的文件',
  request: {
    params: rowParams,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({ digest: z.string(), name: z.string().min(1).max(500) }),
        },
      },
    },
  },
  responses: { 201: json(attachmentShape, '已附上') },
});
const read = createRoute({
  method: 'get',
  path: '/ledgers/{ledger}/rows/{id}/files/{file}',
  summary: '下载附件',
  request: { params: fileParams },
  responses: {
    200: {
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
      description: '文件',
    },
  },
});
const remove = createRoute({
  method: 'delete',
  path: '/ledgers/{ledger}/rows/{id}/files/{file}',
  summary: '撤下附件',
  request: { params: fileParams },
  responses: { 204: { description: '已撤下' } },
});

/** Uploads, and the files of rows. */
export function fileRoutes(contextOf: ContextOf): OpenAPIHono {
  const app = new OpenAPIHono();
  app.openapi(upload, async (c) => {
    const context = await contextOf(c);
    const { name, purpose } = c.req.valid('query');
    const most = MOST_BYTES[purpose];
    // Who says beforehand that it is too much is not listened to any further.
    if (Number(c.req.header('content-length') ?? 0) > most)
      throw fileErrors.error('FILE-TOO-LARGE', { most: String(most / 1024 / 1024) });
    const { body } = c.req.raw;
    if (!body) throw fileErrors.error('FILE-EMPTY');
    return c.json({ ...(await receiveFile(context, { name, purpose, data: body })) }, 201);
  });
  app.openapi(list, async (c) => {
    const context = await contextOf(c);
    const { ledger, id } = c.req.valid('param');
    const files = await listFiles(context, { ledger: ledgerNamed(context.pack, ledger), row: id });
    return c.json({ files: files.map((file) => attachmentView(file, file.state)) }, 200);
  });
  app.openapi(attach, async (c) => {
    const context = await contextOf(c);
    const { ledger, id } = c.req.valid('param');
    const place = { ledger: ledgerNamed(context.pack, ledger), row: id };
    return c.json(attachmentView(await attachFile(context, place, c.req.valid('json'))), 201);
  });
  app.openapi(read, async (c) => {
    const context = await contextOf(c);
    const { ledger, id, file } = c.req.valid('param');
    return handOut(await readFile(context, { ledger: ledgerNamed(context.pack, ledger), row: id }, file));
  });
  app.openapi(remove, async (c) => {
    const context = await contextOf(c);
    const { ledger, id, file } = c.req.valid('param');
    await removeFile(context, { ledger: ledgerNamed(context.pack, ledger), row: id }, file);
    return c.body(null, 204);
  });
  return app;
}
