import { z } from 'zod';
import { id, text, validity } from './common.ts';

/** The table of mechanisms: what the year's work consists of. */
export const mechanismsSchema = z.strictObject({
  mechanisms: z.array(
    z.strictObject({ mechanism: z.string().regex(/^M\d{2,3}$/), section: z.number().int(), title: text }),
  ),
});

/** A dictionary that several definitions share. */
export const dictionarySchema = z.strictObject({
  dictionary: id,
  title: text,
  choices: z.record(z.string(), text),
  rank: z.record(z.string(), z.number().int()).optional(),
});

/** The head of a pack. */
export const packSchema = z.strictObject({
  pack: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: text,
  version: z.string().regex(/^\d+(\.\d+)*$/),
  language: z.literal(1).describe('定义语言的版本'),
  effective_from: validity.effective_from,
  sections: z
    .record(z.string().regex(/^[1-9]\d?$/), text)
    .optional()
    .describe('各部分的名称'),
  parameters: z.record(id, text).optional().describe('报告参数'),
  extends: z.array(z.string()).optional().describe('所扩展的包'),
});
export type WrittenPack = z.infer<typeof packSchema>;
