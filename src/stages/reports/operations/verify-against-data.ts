import type { Manifest, SignedManifest } from '#engine/proof/manifest.ts';
import { Findings, type Finding } from '#engine/proof/verify/finding.ts';
import { withScope } from '#kernel/db/index.ts';
import { issuedVersion } from './issued-versions.ts';
import type { ReportRequest } from './prepare-report.ts';
import { type FactDrift, reportChanges } from './report-changes.ts';

/** Holds a manifest against the data: the version that is kept, and every value computed anew from the rows. */
export async function verifyAgainstData(
  request: Pick<ReportRequest, 'db' | 'pack' | 'scope' | 'now'>,
  manifest: Manifest,
  signed: SignedManifest,
): Promise<readonly Finding[]> {
  const findings = new Findings();
  const { id: report, year, number } = manifest.report;
  const { db, scope } = request;
  const version = await withScope(db, scope, (client) =>
    issuedVersion(client, scope.region, { report, year }, number),
  );
  if (!version?.proof) {
    findings.disagree('data', '数据目录', `数据目录中没有 ${year} 年度报告第 ${number} 版的签发记录`);
    return findings.list;
  }
  const same = version.proof.manifest === signed.manifest && version.proof.signature === signed.signature;
  findings.judge(same, 'data', '数据目录', `与签发记录第 ${number} 版相同`, `与签发记录第 ${number} 版不同`);
  if (!same) return findings.list;
  const { drifts } = await reportChanges({ ...request, report, year }, number);
  const moved = new Map(drifts.map((one) => [one.slot, one]));
  for (const { slot, title, sealed } of manifest.facts) {
    const drift = moved.get(slot);
    if (drift) findings.disagree('data', slot, driftInWords(drift));
    else
      findings.agree(
        'data',
        slot,
        `${slot}“${title}”由现有记录重新计算，${sealed ? '数值相符' : '数值、记录和摘要都相符'}`,
      );
  }
  for (const drift of drifts)
    if (!manifest.facts.some((fact) => fact.slot === drift.slot))
      findings.disagree('data', drift.slot, driftInWords(drift));
  return findings.list;
}

/** Keys named in one line. */
const NAMED = 20;

/** “S05 …：签发时 26，现在 27；新增 …” */
export function driftInWords({ slot, title, issued, now, rows }: FactDrift): string {
  const values = issued === now ? `数值仍是 ${now ?? '无'}` : `签发时 ${issued ?? '无'}，现在 ${now ?? '无'}`;
  const kinds = [
    ['新增', rows?.added ?? []],
    ['减少', rows?.removed ?? []],
    ['改动', rows?.amended ?? []],
  ] as const;
  const parts = kinds
    .filter(([, keys]) => keys.length > 0)
    .map(([kind, keys]) => {
      const more = keys.length > NAMED ? `等 ${keys.length} 条` : '';
      return `${kind} ${keys.slice(0, NAMED).join('、')}${more}`;
    });
  return `${slot} ${title}：${[values, ...parts].join('；')}`;
}
