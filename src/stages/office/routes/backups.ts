import { z } from '@hono/zod-openapi';
import { askBackup } from '#engine/jobs/index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { filesOf } from '#service/files-of.ts';

export const BACKUP_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'post',
      path: '/api/v1/backups',
      id: 'takeBackup',
      tag: '维护',
      summary: '备份全部数据，列为任务，在任务中下载；须另一名管理员同意。恢复只能在命令行、在空的地方进行',
      body: z.strictObject({
        passphrase: z
          .string()
          .max(1000)
          .nullable()
          .openapi({ description: '用它加密，至少 12 个字符，不留存，丢了备份就打不开；null 为不加密' }),
      }),
      // No digest is made of a passphrase.
      repeat: 'free',
      created: true,
      answer: z.object({ job: z.string() }),
      problems: ['ACCESS-SECOND-PERSON', 'BACKUP-NO-PASSPHRASE', 'BACKUP-CITIES'],
    },
    async ({ body: { passphrase } }, call) => {
      const { context } = call;
      const job = await askBackup(filesOf(call), context.passphrases, passphrase);
      context.jobs.poke();
      return { job };
    },
  ),
];
