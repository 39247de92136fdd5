import { z } from '@hono/zod-openapi';
import type { Rights } from '#kernel/db/index.ts';
import type { Call } from '#service/endpoint.ts';

// What the routes of numbers share.

export const fact = z
  .object({
    slot: z.string(),
    indicator: z.string(),
    title: z.string(),
    value: z.string().nullable().openapi({ description: '精确值，十进制文字' }),
    printed: z.string().nullable(),
    valueUnit: z.string(),
    unit: z.string(),
    noun: z.string(),
    rows: z.number().int(),
    missing: z.string().nullable(),
    withheld: z.enum(['no_right', 'small', 'ratio', 'rounded']).nullable(),
  })
  .openapi('Fact');
export const levelText = z
  .string()
  .regex(/^[^\s"'<>\\]{1,500}$/)
  .openapi({ description: '单位类别，名称或代码，几类用顿号隔开', example: '乡镇、街道' });
/** The rights of whoever acts, for one action. */
export function rightsIn({ actFor }: Call, action: 'read' | 'count'): Rights {
  const { rights } = actFor(action).scope;
  if (!rights) throw new Error('an acting post has rights');
  return rights;
}
