import { CONSISTENCY_METHOD, findConsistency } from '../consistency/find-consistency.ts';
import { findingSchema, type ManifestFinding } from '../manifest/consistency-part.ts';
import { consistencyText } from '../manifest/consistency-text.ts';
import { canonicalJson } from '../manifest/canonical-json.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Findings } from './finding.ts';

/**
 * Searches the text of a manifest again for contradictions, and compares them with the signed findings: none may be
 * missing, added or worded otherwise, none may be an error, and every explanation must come from the office that may
 * give it.
 */
export function verifyConsistency(manifest: Manifest, findings: Findings): void {
  const { consistency } = manifest;
  if (!consistency) return findings.leave('check', '前后一致', '这一版清单签发时还不核对文中数字的前后一致');
  for (const one of consistency.findings) verifyFinding(one, manifest, findings);
  if (consistency.method !== CONSISTENCY_METHOD)
    return findings.leave(
      'check',
      '前后一致',
      `文中数字的前后一致是按 ${consistency.method} 核对的，本程序不能重作`,
    );
  const due = new Map(
    findConsistency(consistencyText(manifest, consistency)).map(({ mayExplain, ...one }) => [
      one.id,
      canonicalJson(findingSchema.parse({ ...one, may_explain: mayExplain, explanation: null })),
    ]),
  );
  const stated = new Set<string>();
  for (const one of consistency.findings) {
    if (stated.has(one.id)) findings.disagree('check', one.id, `前后一致中有两个“${one.id}”`);
    stated.add(one.id);
    if (due.get(one.id) !== canonicalJson({ ...one, explanation: null }))
      findings.disagree('check', one.id, `前后一致“${one.id}”重作的结果与清单写的不同：${one.what}`);
  }
  const missing = [...due.keys()].filter((id) => !stated.has(id));
  for (const id of missing) findings.disagree('check', id, `清单隐去了一处前后不一致：${id}`);
  if (missing.length === 0)
    findings.agree(
      'check',
      '前后一致',
      `文中数字的前后一致重新核对过，共 ${consistency.findings.length} 处提醒和附注`,
    );
}

function verifyFinding(one: ManifestFinding, { text }: Manifest, findings: Findings): void {
  if (one.severity === 'error')
    return findings.disagree('check', one.id, `前后不一致属于错误，这样的报告不能签发：${one.what}`);
  if (one.explanation && one.explanation.office !== one.may_explain)
    findings.disagree(
      'check',
      one.id,
      `“${one.id}”应由${one.may_explain ?? '（无）'}说明，写的是${one.explanation.office}`,
    );
  const lost = one.where.find(({ paragraph }) => text.blocks[paragraph - 1]?.kind !== 'paragraph');
  if (lost) findings.disagree('check', one.id, `“${one.id}”所指的正文第${lost.paragraph}段不存在`);
  if (one.explanation)
    findings.agree(
      'check',
      one.id,
      `提醒“${one.what}”已由${one.explanation.office}（${one.explanation.by}）说明：${one.explanation.text}`,
    );
}
