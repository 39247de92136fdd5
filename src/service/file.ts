import { z } from '@hono/zod-openapi';
import type { Attachment, ObjectState } from '#engine/files/index.ts';

const fileState = z.enum(['waiting', 'clean', 'quarantined', 'unscanned']);

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

/** An attachment in the form of the API. */
export function attachmentView(
  { id, digest, name, size, type, by, at }: Attachment,
  state?: ObjectState,
): z.output<typeof attachmentShape> {
  const view = { id, digest, name, size, type, by, at: at.toISOString() };
  return state === undefined ? view : { ...view, state };
}
