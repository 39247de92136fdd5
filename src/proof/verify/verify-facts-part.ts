import type { FactValue } from '../documents/document-model.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Findings } from './finding.ts';

/** Compares the facts of a document's custom part with its manifest, number by number. */
export function verifyFactsPart(
  manifest: Manifest,
  numbers: readonly { readonly id: string }[],
  facts: readonly FactValue[],
  findings: Findings,
): void {
  const due = new Map(manifest.facts.map((fact) => [fact.slot, fact]));
  const used = new Set(numbers.map((one) => one.id));
  const found = new Set<string>();
  for (const { id, indicator, title, value, unit, printed, noun } of facts) {
    const fact = due.get(id);
    if (!fact || found.has(id)) {
      findings.disagree('number', id, `文件的数据部件中多出 ${id}`);
      continue;
    }
    found.add(id);
    const pairs = [
      ['指标', indicator, fact.indicator],
      ['名称', title, fact.title],
      ['数值', value, fact.value ?? ''],
      ['单位', unit, fact.value_unit],
      ['印法', printed, fact.printed],
      ['量词', noun, fact.noun],
    ] as const;
    for (const [what, is, should] of pairs)
      if (is !== should)
        findings.disagree('number', id, `${id} 的${what}应为“${should}”，文件的数据部件中为“${is}”`);
  }
  for (const id of used) if (!found.has(id)) findings.disagree('number', id, `文件的数据部件中缺少 ${id}`);
}
