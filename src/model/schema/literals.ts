import { z } from 'zod';
import { text } from './common.ts';

/** Words of a report's own text with a numeral that counts nothing of the year: a threshold of a rule, a set phrase. */
export const literalsSchema = z.strictObject({
  literals: z
    .array(
      z.strictObject({
        text: text.max(60).describe('正文中的原话，连同前后的字，只写数字不行'),
        reason: text.describe('为什么它不是要由记录证明的数字'),
      }),
    )
    .describe('报告正文中不由记录得出的数字'),
});
