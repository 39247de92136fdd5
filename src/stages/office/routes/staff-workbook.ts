import { readFile, rm } from 'node:fs/promises';
import { z } from '@hono/zod-openapi';
import {
  appointStaff,
  createAccounts,
  demandPower,
  readStaff,
  writeStaffTemplate,
} from '#engine/access/index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { lineText, reason } from '#service/schemas.ts';
import { WORKBOOK } from '#service/template.ts';
import { withUpload } from '#service/upload-on-disk.ts';

const LARGEST = 5_000_000;
const faults = z.array(
  z
    .object({
      row: z.number().int().nullable(),
      column: z.string().nullable(),
      value: z.string().nullable(),
      message: z.string(),
    })
    .openapi('StaffFault'),
);
const given = {
  name: lineText.min(1).max(200).openapi({ description: '文件名' }),
  check: z.enum(['yes', 'no']).default('no').openapi({ description: 'yes：只核对，什么也不改' }),
};

/** Accounts and posts of many people at once: one workbook, two administrators, each with his own half of it. */
export const STAFF_WORKBOOK_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/accounts/template',
      id: 'readStaffTemplate',
      tag: '账号',
      summary: '账号和岗位的空白模板',
      file: [WORKBOOK],
      problems: [],
    },
    async (_, { context, principal }) => {
      demandPower(principal, context.pack, 'system', 'security');
      const path = `${context.files.workPath()}.xlsx`;
      try {
        await writeStaffTemplate(path, context.pack);
        const bytes = new Uint8Array(await readFile(path));
        return { name: '账号和岗位（模板）.xlsx', type: WORKBOOK, bytes };
      } finally {
        await rm(path, { force: true });
      }
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/accounts/workbook',
      id: 'createAccounts',
      tag: '账号',
      summary: '按工作簿建立账号，全部建立或一个也不建立；口令只在这一次答复中；岗位另由安全管理员任用',
      query: z.strictObject(given),
      upload: LARGEST,
      repeat: 'secret',
      answer: z.object({
        faults,
        made: z.array(
          z.object({
            login: z.string(),
            name: z.string(),
            unit: z.string(),
            password: z.string().nullable().openapi({ description: '一次性口令；核对时没有' }),
          }),
        ),
        kept: z.number().int().openapi({ description: '已有的账号，不变' }),
      }),
      problems: ['ACCESS-ACCOUNT'],
    },
    async ({ query: { name, check }, body }, { context, principal, act }) => {
      demandPower(principal, context.pack, 'system');
      return withUpload(context, name, body, async (path, file) => {
        const read = await readStaff(path);
        if (read.faults.length > 0) return { faults: [...read.faults], made: [], kept: 0 };
        const asked = { file, rows: read.rows, dryRun: check === 'yes' };
        const done = await createAccounts(context.db, act, context.pack, asked);
        return { faults: [...done.faults], made: [...done.made], kept: done.kept };
      });
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/appointments/workbook',
      id: 'appointStaff',
      tag: '任用',
      summary: '按同一工作簿任用，全部任用或一个也不任用；账号须先由系统管理员建立',
      query: z.strictObject({ ...given, reason: reason.optional() }),
      upload: LARGEST,
      answer: z.object({
        faults,
        appointed: z.number().int(),
        posts: z
          .array(
            z.object({
              row: z.number().int(),
              login: z.string(),
              name: z.string(),
              kind: z.string(),
              unit: z.string(),
              named: z.array(z.string()).openapi({ description: '分管的单位' }),
              from: z.string(),
              to: z.string().nullable(),
            }),
          )
          .openapi({ description: '要任用（或已任用）的：谁任哪一单位的哪一岗位' }),
        kept: z.number().int().openapi({ description: '已任的岗位，不变' }),
      }),
      problems: [],
    },
    async ({ query: { name, check, reason: why = null }, body }, { context, principal, act }) => {
      demandPower(principal, context.pack, 'security');
      return withUpload(context, name, body, async (path, file) => {
        const read = await readStaff(path);
        if (read.faults.length > 0) return { faults: [...read.faults], appointed: 0, posts: [], kept: 0 };
        const asked = { file, rows: read.rows, dryRun: check === 'yes', reason: why };
        const done = await appointStaff(context.db, act, context.pack, asked);
        const posts = done.posts.map((one) => ({ ...one, named: [...one.named] }));
        return { ...done, posts, faults: [...done.faults] };
      });
    },
  ),
];
