import { resolve } from 'node:path';
import type { CheckResult } from '#engine/checks/check-facts.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { issueReport, isUnmetWarning, type Obstacle, writeReportFile } from '#stages/reports/index.ts';
import { withCity } from '../city.ts';
import { type Command, EXIT, type Invocation, textOption } from '../command.ts';
import { UsageProblem } from '../usage-problem.ts';
import { writingOut } from '../writing-out.ts';
import { yearOption } from '../year-option.ts';

export const report: Command = {
  name: 'report',
  summary: '签发年度报告（DOCX）',
  usage: '--year 2021 --out DIR',
  details:
    '有参数未填、数字缺失或核对不通过（错误级）时不签发，并逐条列出；提醒级的核对只提示。\n内容没有变化时再次运行，给出已签发的那一版。',
  options: {
    year: { type: 'string', value: 'YEAR', help: '年度' },
    out: { type: 'string', value: 'DIR', help: '存放报告的目录' },
    date: { type: 'string', value: 'YYYY-MM-DD', help: '成文日期，默认今天' },
    report: { type: 'string', value: 'ID', help: '报告文本，默认 annual' },
  },
  run: async (invocation) => {
    const directory = textOption(invocation.options, 'out');
    if (directory === null) throw new UsageProblem('缺少 --out DIR。');
    const year = yearOption(invocation.options);
    const date = dateOption(invocation);
    try {
      return await withCity(invocation, async ({ db, pack, scope }) => {
        const id = textOption(invocation.options, 'report') ?? 'annual';
        const issued = await issueReport(
          { db, pack, scope, year, report: id, date, now: invocation.now() },
          'cli',
        );
        // Issued is issued: when the file cannot be written, the same command with another directory hands it out.
        const path = await writingOut(resolve(directory), () => writeReportFile(resolve(directory), issued));
        const warnings = issued.prepared.checks.filter(isUnmetWarning);
        const { out } = invocation;
        out.line(`${issued.isNew ? '已签发' : '内容未变，仍是'}第 ${issued.number} 版：${path}`);
        for (const check of warnings) out.line(`提醒：${check.message}（${check.id}）`);
        out.result({
          issued: true,
          isNew: issued.isNew,
          number: issued.number,
          title: issued.title,
          date: issued.datedOn,
          file: path,
          digest: issued.digest,
          warnings: warnings.map(shownWarning),
        });
        return EXIT.ok;
      });
    } catch (error) {
      if (!isMingzeError(error) || error.code !== 'REPORT-REFUSED') throw error;
      const obstacles = (error.details['obstacles'] ?? []) as readonly Obstacle[];
      const warnings = (error.details['warnings'] ?? []) as readonly CheckResult[];
      invocation.out.note(
        `${error.message}\n${obstacles.map((one) => `  ${one.message}`).join('\n')}\n${error.remedy}`,
      );
      for (const check of warnings) invocation.out.note(`提醒：${check.message}（${check.id}）`);
      invocation.out.result({
        issued: false,
        year,
        obstacles,
        warnings: warnings.map(shownWarning),
        error: { code: error.code, message: error.message, remedy: error.remedy },
      });
      return EXIT.refused;
    }
  },
};

function shownWarning({ id, message }: CheckResult): { readonly check: string; readonly message: string } {
  return { check: id, message };
}

function dateOption({ options, now }: Invocation): string {
  const written = textOption(options, 'date');
  if (written === null) return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now());
  const parsed = new Date(`${written}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/u.test(written) ||
    Number.isNaN(parsed.getTime()) ||
    parsed.toISOString().slice(0, 10) !== written
  )
    throw new UsageProblem('--date 须是 2022-01-05 这样的日期。');
  return written;
}
