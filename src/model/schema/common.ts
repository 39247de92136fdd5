import { z } from 'zod';

/** Ids become names of tables and columns; the pattern is the allow-list of the DDL generator. */
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,57}$/, '须为小写字母开头的字母、数字、下划线，至多 58 个字符');
export const kebab = z.string().regex(/^[a-z][a-z0-9-]{0,57}$/, '须为小写字母开头的字母、数字、连字符');
export const title = z.string().min(1).max(100);
export const text = z.string().min(1);
export const day = z.iso.date();
export const expression = z.string().min(1).max(4000);

/** A definition with dates is in force from the first day until the day before the second. */
export const validity = {
  effective_from: day.optional().describe('施行日期，空表示一直有效'),
  effective_to: day.optional().describe('废止日期，当日起不再有效'),
};
