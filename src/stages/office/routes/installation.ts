import { z } from '@hono/zod-openapi';
import { demandPower } from '#engine/access/index.ts';
import { checkPacks, readPackArchive, readPackDirectory } from '#engine/definitions/index.ts';
import { examineDatabase, examineDefinitions, examineEnvironment } from '#tools/doctor/index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { withUpload } from '#service/upload-on-disk.ts';

/** Zipped, a pack of ours has 150 kB. */
const LARGEST = 4_000_000;
const finding = z.object({ subject: z.string(), ok: z.boolean(), detail: z.string() });
const packCheck = z
  .object({
    valid: z.boolean(),
    faults: z.array(
      z.object({
        kind: z.string(),
        file: z.string(),
        line: z.number().int().nullable(),
        path: z.string(),
        message: z.string(),
        hint: z.string(),
      }),
    ),
    packs: z.array(z.string()),
    ledgers: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        kind: z.string(),
        section: z.number().int().nullable(),
        fields: z.number().int(),
      }),
    ),
    indicators: z.number().int(),
    checks: z.number().int(),
    duties: z.number().int(),
    mechanisms: z.number().int(),
    reports: z.number().int(),
    flows: z
      .array(z.object({ id: z.string(), title: z.string(), drawing: z.string() }))
      .openapi({ description: '各流程，画成 Mermaid' }),
  })
  .openapi('PackCheck');

/** Requests of the administrators of the installation. */
export const INSTALLATION_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/doctor',
      id: 'examineInstallation',
      tag: '维护',
      summary: '检查安装是否正常',
      answer: z.object({ ok: z.boolean(), findings: z.array(finding) }),
      problems: [],
    },
    async (_, { context: { db, pack, packDirectories }, principal }) => {
      demandPower(principal, pack, 'system');
      const findings = [
        ...examineEnvironment(),
        ...(await examineDefinitions(packDirectories)),
        ...(await examineDatabase(db)),
      ];
      return { ok: findings.every(({ ok }) => ok), findings };
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/packs/check',
      id: 'checkPacks',
      tag: '维护',
      summary: '检查安装的定义包，按它们现在的文件；重新启动后才启用',
      answer: packCheck,
      problems: [],
    },
    async (_, { context: { pack, packDirectories }, principal }) => {
      demandPower(principal, pack, 'system');
      return checkPacks(await Promise.all(packDirectories.map(readPackDirectory)));
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/packs/check',
      id: 'checkSentPack',
      tag: '维护',
      summary: '检查一个定义包：请求体是它的目录的 .zip，与随产品的包一起检查；不启用，也不留存',
      query: z.strictObject({ name: z.string().min(1).max(200).default('定义包.zip') }),
      upload: LARGEST,
      repeat: 'free',
      answer: packCheck,
      problems: ['PACK-ARCHIVE'],
    },
    async ({ query: { name }, body }, { context, principal }) => {
      demandPower(principal, context.pack, 'system');
      const [base = ''] = context.packDirectories;
      const sent = await withUpload(context, name, body, readPackArchive);
      return checkPacks([await readPackDirectory(base), sent]);
    },
  ),
];
