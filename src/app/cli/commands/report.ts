import { resolve } from 'node:path';
import type { CheckResult } from '#engine/checks/index.ts';
import type { Actor } from '#kernel/audit/index.ts';
import { HASH_ALGORITHMS, type HashAlgorithm } from '#proof/manifest/hash-algorithm.ts';
import { openSigner } from '#proof/manifest/open-signer.ts';
import { isMingzeError, type MingzeError } from '#kernel/errors/index.ts';
import {
  draftReport,
  issueReport,
  isUnmetWarning,
  type PreparedReport,
  type ReportRequest,
  writeDraftFile,
  writeReportFiles,
} from '#stages/reports/index.ts';
import { dayOf } from '#model/time/day-of.ts';
import { type City, dataDirOf, withCity } from '../city.ts';
import { type Command, EXIT, type Invocation, textOption } from '../command.ts';
import { EXPLANATION_OPTIONS, explanationsOption } from '../explanations.ts';
import { tellFindings } from '../finding-words.ts';
import { obstaclesOf, refusalInWords } from '../refusal-words.ts';
import { UsageProblem } from '../usage-problem.ts';
import { writingOut } from '../writing-out.ts';
import { yearOption } from '../year-option.ts';

export const report: Command = {
  usage: '--year 2021 --out DIR [--draft]',
  details:
    '一次走完草稿、核对、签名、签发四步；--draft 只做前两步，什么也不存。\n有参数未填、数字缺失或核对不通过（错误级）时不签发，并逐条列出；提醒级的核对只提示，可由所列单位用 --explain 书面说明，说明随报告签名。\n内容没有变化时再次运行，给出已签发的那一版；变了的须用 --reason 写明原因，签发为新的一版。',
  options: {
    year: { type: 'string', value: 'YEAR', help: '年度' },
    out: { type: 'string', value: 'DIR', help: '存放报告的目录' },
    date: { type: 'string', value: 'YYYY-MM-DD', help: '成文日期，默认今天' },
    report: { type: 'string', value: 'ID', help: '报告文本，默认 annual' },
    draft: { type: 'boolean', help: '只出草稿，不签发' },
    ...EXPLANATION_OPTIONS,
    reason: { type: 'string', value: '原因', help: '重新签发的原因，不写则记下变了哪些数字' },
    hash: {
      type: 'string',
      value: 'NAME',
      help: '摘要算法 sha256 或 sm3，默认 sha256（或环境变量 MINGZE_HASH）',
    },
  },
  run: async (invocation) => {
    const { options, now } = invocation;
    const directory = textOption(options, 'out');
    if (directory === null) throw new UsageProblem('缺少 --out DIR。');
    const year = yearOption(options);
    const date = dateOption(invocation);
    const algorithm = hashOption(invocation);
    const explanations = await explanationsOption(options);
    return withCity(invocation, async ({ db, pack, scope, actor }: City) => {
      const id = textOption(options, 'report') ?? 'annual';
      const request = { db, pack, scope, year, report: id, date, now: now(), explanations };
      try {
        return await (options['draft'] === true
          ? draftInto(resolve(directory), request, { actor, algorithm }, invocation)
          : issueInto(resolve(directory), request, { actor, algorithm }, invocation));
      } catch (error) {
        if (!isMingzeError(error, 'REPORT-REFUSED')) throw error;
        return tellRefusal(error, request, invocation);
      }
    });
  },
};

function tellRefusal(error: MingzeError, { pack, year }: ReportRequest, { out }: Invocation): number {
  const warnings = (error.details['warnings'] ?? []) as readonly CheckResult[];
  const findings = (error.details['findings'] ?? []) as PreparedReport['findings'];
  out.note(refusalInWords(error, pack));
  tellFindings({ findings, floors: [] }, (text) => out.note(text));
  out.result({
    issued: false,
    year,
    obstacles: obstaclesOf(error),
    warnings: warnings.map(shownWarning),
    findings,
    error: { code: error.code, message: error.message, remedy: error.remedy },
  });
  return EXIT.refused;
}

async function issueInto(
  directory: string,
  request: ReportRequest,
  { actor, algorithm }: { readonly actor: Actor; readonly algorithm: HashAlgorithm },
  { options, out }: Invocation,
): Promise<number> {
  const issued = await issueReport(request, {
    actor,
    signer: openSigner(dataDirOf(options)),
    reason: textOption(options, 'reason') ?? '',
    algorithm,
  });
  // The report is issued already: when the file cannot be written, the same command with another directory writes it
  // again.
  const files = await writingOut(directory, () => writeReportFiles(directory, issued));
  const warnings = warningsOf(issued.prepared);
  out.line(`${issued.isNew ? '已签发' : '内容未变，仍是'}第 ${issued.number} 版：${files.document}`);
  if (files.package !== null) out.line(`核验包：${files.package}`);
  if (files.page !== null) out.line(`阅读页：${files.page}`);
  tellFindings(issued.prepared, (text) => out.line(text));
  out.result({
    issued: true,
    state: 'issued',
    isNew: issued.isNew,
    number: issued.number,
    title: issued.title,
    date: issued.datedOn,
    file: files.document,
    package: files.package,
    page: files.page,
    digest: issued.digest,
    warnings,
    findings: issued.prepared.findings,
    floors: issued.prepared.floors,
  });
  return EXIT.ok;
}

async function draftInto(
  directory: string,
  request: ReportRequest,
  { actor, algorithm }: { readonly actor: Actor; readonly algorithm: HashAlgorithm },
  { out }: Invocation,
): Promise<number> {
  const { prepared, document } = await draftReport(request, actor, algorithm);
  const warnings = warningsOf(prepared);
  const path = await writingOut(directory, () => writeDraftFile(directory, document));
  out.line(`草稿（未签发）：${path}`);
  tellFindings(prepared, (text) => out.line(text));
  const { findings, floors } = prepared;
  out.result({
    issued: false,
    state: 'checked',
    title: document.title.join(''),
    file: path,
    warnings,
    findings,
    floors,
  });
  return EXIT.ok;
}

function shownWarning({ id, message }: CheckResult): { readonly check: string; readonly message: string } {
  return { check: id, message };
}

function warningsOf({ checks }: PreparedReport): { check: string; message: string }[] {
  return checks.filter(isUnmetWarning).map(shownWarning);
}

function hashOption({ options }: Invocation): HashAlgorithm {
  const written = textOption(options, 'hash') ?? process.env['MINGZE_HASH'] ?? 'sha256';
  const found = HASH_ALGORITHMS.find((one) => one === written);
  if (!found) throw new UsageProblem('--hash 须是 sha256 或 sm3。');
  return found;
}

function dateOption({ options, now }: Invocation): string {
  const written = textOption(options, 'date');
  if (written === null) return dayOf(now());
  const parsed = new Date(`${written}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/u.test(written) ||
    Number.isNaN(parsed.getTime()) ||
    parsed.toISOString().slice(0, 10) !== written
  )
    throw new UsageProblem('--date 须是 2022-01-05 这样的日期。');
  return written;
}
