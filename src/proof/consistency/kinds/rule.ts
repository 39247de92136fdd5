import { type ConsistencyFinding, placesOf } from '../finding.ts';
import type { ReportText } from '../report-text.ts';
import type { Sentence } from '../sentences.ts';

/** The checks of the pack that are not met, with their places in the text. */
export function rule(
  { rules, relations }: ReportText,
  sentences: readonly Sentence[],
): readonly ConsistencyFinding[] {
  const slots = new Map(relations.rules.map((one) => [one.id, one.slots]));
  return rules
    .filter((one) => one.outcome === 'not_met')
    .map(({ id, severity, message, values }) => ({
      id,
      kind: 'rule',
      severity,
      what: `${message}（${Object.entries(values)
        .map(([name, value]) => `${name}=${value ?? '无'}`)
        .join('，')}）`,
      why: '定义包写明的数字之间的核对。',
      where: placesOf(sentences, slots.get(id) ?? []),
      values,
    }));
}
