import { z } from 'zod';
import { parse } from 'yaml';
import type { Explanation } from '#proof/consistency/explain.ts';
import { reportErrors } from '../errors.ts';

/** Characters of a file; a page of explanations has some thousands. */
const LONGEST = 200_000;
const MOST = 500;

const words = z.string().trim().min(1).max(2000);
const fileSchema = z.strictObject({
  explanations: z
    .array(z.strictObject({ finding: words, text: words, by: words, office: words }))
    .min(1)
    .max(MOST),
});

/**
 * Reads a file of explanations, YAML in UTF-8: a list `explanations`, each with finding (编号), text (说明), by (说明人) and
 * office (单位).
 * @throws EXPLANATION-FILE with the place of the fault
 */
export function readExplanations(bytes: Uint8Array): readonly Explanation[] {
  const refuse = (reason: string): Error => reportErrors.error('EXPLANATION-FILE', { reason });
  if (bytes.length > LONGEST * 4) throw refuse('文件过大');
  let written: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    written = parse(text, { maxAliasCount: 0, uniqueKeys: true });
  } catch (error) {
    const first = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw refuse(error instanceof TypeError ? '不是 UTF-8' : `不是有效的 YAML：${first}`);
  }
  const read = fileSchema.safeParse(written, { error: z.locales.zhCN().localeError });
  if (read.success) return read.data.explanations;
  const [issue] = read.error.issues;
  throw refuse(`${issue?.path.join('/') ?? ''} ${issue?.message ?? ''}`.trim());
}
