import { driftInWords, reportChanges } from '#stages/reports/index.ts';
import { withCity } from '../city.ts';
import { type Command, EXIT, textOption } from '../command.ts';
import { numberOption } from '../number-option.ts';
import { yearOption } from '../year-option.ts';

export const reportChangesCommand: Command = {
  usage: '--year 2021 [--number N]',
  details: '逐个数字列出签发时和现在的数值，以及新增、减少、改动的记录。已签发的版本不受影响。',
  options: {
    year: { type: 'string', value: 'YEAR', help: '年度' },
    number: { type: 'string', value: 'N', help: '第几版，默认最新' },
    report: { type: 'string', value: 'ID', help: '报告文本，默认 annual' },
  },
  run: async (invocation) => {
    const { options, out, now } = invocation;
    const year = yearOption(options);
    const number = numberOption(options, 'number');
    const report = textOption(options, 'report') ?? 'annual';
    const { version, drifts } = await withCity(invocation, ({ db, pack, scope }) =>
      reportChanges({ db, pack, scope, year, report, now: now() }, number),
    );
    out.line(
      drifts.length === 0
        ? `第 ${version.number} 版签发以来，数字和记录都没有变。`
        : `第 ${version.number} 版签发以来，${drifts.length} 处有变：`,
    );
    for (const drift of drifts) out.line(`  ${driftInWords(drift)}`);
    out.result({ year, number: version.number, issuedAt: version.issuedAt, changes: drifts });
    return EXIT.ok;
  },
};
