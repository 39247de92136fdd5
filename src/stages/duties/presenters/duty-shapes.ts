import { z } from '@hono/zod-openapi';

const n = z.number().int();

/** Numbers of occurrences by standing. */
export const standingCounts = {
  answered: n.openapi({ description: '已履责' }),
  late: n.openapi({ description: '逾期履责' }),
  due: n.openapi({ description: '办理中' }),
  overdue: n.openapi({ description: '逾期未履责' }),
  none: n.openapi({ description: '说明未开展' }),
  not_due: n.openapi({ description: '未到期' }),
  excused: n.openapi({ description: '经批准免除' }),
  vacant: n.openapi({ description: '职务空缺' }),
} as const;

export const dutyId = z
  .string()
  .regex(/^[A-Z]{2,6}-\d{2,3}[a-z]?$/)
  .openapi({ example: 'ZTZR-03' });

/** A path of no unit: an address with an unknown unit finds nothing. */
export const NOWHERE = '\u{10FFFE}/';
