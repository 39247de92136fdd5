import { z } from '@hono/zod-openapi';
import { attachFile, listFiles, MOST_BYTES, readFile, receiveFile, removeFile } from '#engine/files/index.ts';
import { fileErrors } from '#kernel/files/index.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { filesOf } from '#service/files-of.ts';
import { handOut } from '#service/hand-out.ts';
import { attachmentShape, attachmentView, uploadShape } from '#service/file.ts';
import { ledgerFor } from '#service/reach.ts';
import { uuidText, wordText } from '#service/schemas.ts';

const PLACE = '/api/v1/ledgers/{ledger}/rows/{id}/files';
const ofRow = { tag: '附件', params: z.object({ ledger: wordText, id: uuidText }) } as const;
const oneFile = {
  tag: '附件',
  params: z.object({ ledger: wordText, id: uuidText, file: uuidText }),
} as const;
const named = z.string().min(1).max(500);

const placeOf = (call: Call, { ledger, id }: { readonly ledger: string; readonly id: string }) => ({
  ledger: ledgerFor(call, ledger, 'read'),
  row: id,
});

export const FILE_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'post',
      tag: '附件',
      path: '/api/v1/uploads',
      id: 'upload',
      summary: '上传文件：请求体就是文件的字节，边收边存',
      query: z.strictObject({ name: named, purpose: z.enum(['attachment', 'import']).default('attachment') }),
      streams: true,
      // Content-addressed: the same bytes sent twice are stored once.
      repeat: 'free',
      answer: uploadShape,
      created: true,
      problems: [
        'FILE-TOO-LARGE',
        'FILE-EMPTY',
        'FILE-TYPE',
        'FILE-SECRET',
        'FILE-QUARANTINED',
        'FILE-UNREADABLE',
      ],
    },
    async ({ query: { name, purpose } }, call) => {
      const most = MOST_BYTES[purpose];
      // A request that announces too many bytes is refused at once.
      if (Number(call.http.req.header('content-length') ?? 0) > most)
        throw fileErrors.error('FILE-TOO-LARGE', { most: String(most / 1024 / 1024) });
      const { body } = call.http.req.raw;
      if (!body) throw fileErrors.error('FILE-EMPTY');
      return receiveFile(filesOf(call), { name, purpose, data: body });
    },
  ),
  endpoint(
    {
      ...ofRow,
      method: 'get',
      path: PLACE,
      id: 'listFiles',
      summary: '一条记录的附件',
      answer: z.object({ files: z.array(attachmentShape) }),
      problems: ['API-LEDGER', 'RECORD-NOT-FOUND'],
    },
    async ({ params }, call) => {
      const found = await listFiles(filesOf(call), placeOf(call, params));
      return { files: found.map((file) => attachmentView(file, file.state)) };
    },
  ),
  endpoint(
    {
      ...ofRow,
      method: 'post',
      path: PLACE,
      id: 'attachFile',
      summary: '为一条记录附上已上传的文件',
      body: z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/), name: named }),
      answer: attachmentShape,
      created: true,
      problems: [
        'API-LEDGER',
        'RECORD-NOT-FOUND',
        'FILE-NOT-YOURS',
        'FILE-QUARANTINED',
        'FILE-WAITING',
        'FILE-GONE',
        'FILE-ROW',
        'FILE-TYPE',
      ],
    },
    async ({ params, body }, call) =>
      attachmentView(await attachFile(filesOf(call), placeOf(call, params), body)),
  ),
  endpoint(
    {
      ...oneFile,
      method: 'get',
      path: `${PLACE}/{file}`,
      id: 'readFile',
      summary: '下载附件',
      file: ['application/octet-stream'],
      problems: ['API-LEDGER', 'RECORD-NOT-FOUND', 'FILE-GONE', 'FILE-QUARANTINED', 'FILE-WAITING'],
    },
    async ({ params }, call) => handOut(await readFile(filesOf(call), placeOf(call, params), params.file)),
  ),
  endpoint(
    {
      ...oneFile,
      method: 'delete',
      path: `${PLACE}/{file}`,
      id: 'removeFile',
      summary: '撤下附件',
      problems: ['API-LEDGER', 'RECORD-NOT-FOUND', 'FILE-GONE'],
    },
    async ({ params }, call) => removeFile(filesOf(call), placeOf(call, params), params.file),
  ),
];
