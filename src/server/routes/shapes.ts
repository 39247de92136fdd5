import { z } from '@hono/zod-openapi';
import type { Attachment, ObjectState } from '#engine/files/index.ts';
import type { Job } from '#kernel/jobs/index.ts';

export const fileState = z.enum(['waiting', 'clean', 'quarantined', 'unscanned']);

export const uploadShape = z
  .object({ digest: z.string(), size: z.number(), type: z.string(), name: z.string(), state: fileState })
  .openapi('Upload');

export const attachmentShape = z
  .object({
    id: z.string(),
    digest: z.string(),
    name: z.string(),
    size: z.number(),
    type: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
    state: fileState.optional(),
  })
  .openapi('Attachment');

export const jobShape = z
  .object({
    id: z.string(),
    kind: z.string(),
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

/** An attachment as it leaves. */
export function attachmentView(
  { id, digest, name, size, type, by, at }: Attachment,
  state?: ObjectState,
): z.output<typeof attachmentShape> {
  const view = { id, digest, name, size, type, by, at: at.toISOString() };
  return state === undefined ? view : { ...view, state };
}

/** A job as it leaves: not what it was given, nor in which post. */
export function jobView(job: Job): z.output<typeof jobShape> {
  const { id, kind, state, progress, result, error, cancelAsked } = job;
  return {
    id,
    kind,
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
