import { z } from '@hono/zod-openapi';
import { UUID_PATTERN } from '#kernel/db/index.ts';

// Schemas that many endpoints share. Parameters of addresses stay texts with a pattern: coercion would accept "1e3".

export const uuidText = z
  .string()
  .regex(new RegExp(`^${UUID_PATTERN}$`))
  .openapi({ example: '01890a5d-ac96-774b-bcce-b302099a8057' });
export const yearText = z
  .string()
  .regex(/^(?:19[5-9]\d|20\d\d)$/)
  .openapi({ example: '2021' });
export const numberText = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .openapi({ example: '1' });
export const wordText = z
  .string()
  .regex(/^[a-zA-Z][\w-]{0,62}$/)
  .openapi({ example: 'study_session' });
/** PostgreSQL's calendar has no year 0. */
export const day = z.iso
  .date()
  .refine((text) => text >= '1900' && text < '2200')
  .openapi({ example: '2022-01-05' });
/**
 * A text of one line, such as a name: line breaks and invisible characters could fake lines of lists and of the log.
 */
export const lineText = z
  .string()
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, '不能含有换行或看不见的字符，请删去后手工输入');
export const reason = z.string().trim().min(1).max(1000).openapi({ description: '理由，写入审计日志' });
export const code = z.string().min(1).max(100);

/** Where the previous page ended, and the number of items a page. */
export const paging = {
  after: z.string().max(500).optional().openapi({ description: '上一页答复中的 next' }),
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|[1-4]\d\d|500)$/)
    .optional()
    .openapi({ description: '每页条数，至多 500，默认 100', example: '100' }),
} as const;

/** @returns rows a page */
export function limitOf(limit: string | undefined): number {
  return limit === undefined ? 100 : Number(limit);
}

/** A page of items, and the parameter for the next one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().openapi({ description: '下一页的 after；null 为最后一页' }),
  });
}

/** One text or several of a parameter that may be repeated. */
export const repeated = z
  .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string().max(2000)).max(50))
  .openapi({ type: 'array', items: { type: 'string' } });
