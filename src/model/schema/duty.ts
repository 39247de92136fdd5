import { z } from 'zod';
import { id, text, validity } from './common.ts';

/** Cadence and deadline keep the words of the research; the stage 明责 turns them into dates. */
const word = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const terms = z.record(z.string(), z.union([word, z.array(word), z.record(z.string(), word)]));
const rule = z.union([text, terms, z.array(z.union([text, terms]))]).nullable();

const duty = z.strictObject({
  duty: z.string().regex(/^[A-Z]{2,6}-\d{2,3}[a-z]?$/),
  article: text.nullable().describe('条号；未核实的为空'),
  verified: z.boolean().describe('条号与内容均在所见文本中核对过'),
  confidence: z.enum(['found', 'recalled-sure']).describe('依据的可靠程度'),
  obligation: text,
  bound: z.array(text).describe('责任主体'),
  cadence: rule.describe('频次'),
  deadline: rule.describe('时限'),
  evidence: z.array(text).describe('佐证'),
  source_kind: z.enum(['statute_text', 'reprint_of_text', 'secondary']).nullable(),
  note: text.nullable(),
  ...validity,
});

/** A regulation with the duties that follow from it. */
export const dutiesSchema = z.strictObject({
  regulation: z.string().regex(/^[A-Z]{2,6}$/),
  title: text,
  issuer: text,
  year: z.number().int(),
  version_status: text,
  note: text.nullable(),
  sources: z.array(text),
  duties: z.array(duty),
});
export type WrittenRegulation = z.infer<typeof dutiesSchema>;

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
export type WrittenDictionary = z.infer<typeof dictionarySchema>;

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
