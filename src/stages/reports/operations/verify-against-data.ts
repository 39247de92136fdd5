import type { Manifest, SignedManifest } from '#proof/manifest/manifest.ts';
import { Findings, type Finding } from '#proof/verify/finding.ts';
import { commitmentOf } from '#proof/manifest/commitment.ts';
import { hashOf } from '#proof/manifest/hashing.ts';
import { computeFacts, type Facts } from '#engine/queries/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { isAsIssued } from './demand-as-issued.ts';
import { type IssuedVersion, issuedVersion } from './issued-versions.ts';
import type { ReportRequest } from './prepare-report.ts';
import { type FactDrift, reportChanges } from './report-changes.ts';

/** Compares a manifest with the data: with the stored version, and with every value computed again from the rows. */
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
  verifyDocumentKept(version, manifest, findings);
  if (!same) return findings.list;
  const { drifts, facts } = await reportChanges({ ...request, report, year }, number);
  verifyWithheld(manifest, version.withheld, findings);
  verifyKept(await computeFacts({ ...request, year }), facts, findings);
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

/** The stored document is the one that was issued. */
function verifyDocumentKept(version: IssuedVersion, { report }: Manifest, findings: Findings): void {
  if (!isAsIssued(version))
    findings.disagree(
      'data',
      '数据目录',
      `数据库中第 ${report.number} 版的文件与签发时的摘要不符：数据库被绕过程序改动过，请勿以它为准`,
    );
}

/** The stored withheld values are those whose commitments were signed. */
function verifyWithheld(
  { facts, hash: algorithm }: Manifest,
  withheld: IssuedVersion['withheld'],
  findings: Findings,
): void {
  const hash = hashOf(algorithm);
  for (const { slot, title, value, commitment } of facts) {
    if (value !== null || commitment === undefined) continue;
    const kept = withheld?.[slot];
    if (!hash) findings.leave('data', slot, `本机不能计算 ${algorithm}，${slot} 留存的精确数没有核对`);
    else
      findings.judge(
        kept !== undefined && commitmentOf(slot, kept.value, kept.salt, hash) === commitment,
        'data',
        slot,
        `${slot}“${title}”没有公布的精确数与签名的摘要相符`,
        `${slot}“${title}”留存的精确数与签名的摘要不符：数据库被绕过程序改动过`,
      );
  }
}

/** The cached values of pages and drafts equal those computed from the rows. */
function verifyKept(kept: Facts, anew: Facts, findings: Findings): void {
  const due = new Map(anew.facts.map((one) => [one.slot, one.value]));
  for (const { slot, title, value } of kept.facts)
    if (value !== (due.get(slot) ?? null))
      findings.disagree(
        'data',
        slot,
        `${slot}“${title}”留存备用的数值是 ${value ?? '无'}，由记录重算是 ${due.get(slot) ?? '无'}：记录或留存的数值被绕过程序改动过，请运行 mingze audit verify 并查明`,
      );
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
