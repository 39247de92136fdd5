import { z } from '@hono/zod-openapi';
import { jobInWords } from '#engine/jobs/index.ts';
import type { Job } from '#kernel/jobs/index.ts';

export const jobShape = z
  .object({
    id: z.string(),
    kind: z.string(),
    says: z.string().openapi({ description: '是什么任务，如 检查“甲.xlsx”' }),
    state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
    progress: z.object({ done: z.number(), total: z.number().nullable(), what: z.string() }).nullable(),
    result: z.unknown(),
    error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).nullable(),
    cancelAsked: z.boolean(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .openapi('Job');

/** A job in the form of the API: without its input and the post of its owner. */
export function jobView(job: Job): z.output<typeof jobShape> {
  const { id, kind, state, progress, result, error, cancelAsked } = job;
  return {
    id,
    kind,
    says: jobInWords(job),
    state,
    progress,
    result: result ?? null,
    error,
    cancelAsked,
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}
