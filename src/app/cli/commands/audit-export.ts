import { basename, extname, resolve } from 'node:path';
import { exportLog, logEvents } from '#engine/audit/index.ts';
import { RANGE_OPTIONS, rangeOf } from '../audit-range.ts';
import { withCity } from '../city.ts';
import { type Command, EXIT } from '../command.ts';
import { UsageProblem } from '../usage-problem.ts';
import { writingOut } from '../writing-out.ts';

export const auditExport: Command = {
  usage: 'FILE.jsonl|FILE.csv [--from 2022-01-01] [--to 2022-12-31] [--type TYPE]',
  details:
    '.jsonl 每行一条，带全部摘要，离开数据库也能核验（不加条件时整条链可核验）；.csv 是可读的表格，用表格软件打开。\n导出本身也记入日志。',
  options: RANGE_OPTIONS,
  run: async (invocation) => {
    const { out, args, options, now } = invocation;
    const [file] = args;
    if (file === undefined || args.length > 1) throw new UsageProblem('须给出一个文件名。');
    const extension = extname(file).toLowerCase();
    if (extension !== '.jsonl' && extension !== '.csv')
      throw new UsageProblem('文件名须以 .jsonl 或 .csv 结尾。');
    const format = extension === '.csv' ? 'csv' : 'jsonl';
    const range = rangeOf(options);
    const path = resolve(file);
    const written = await withCity(invocation, async ({ db, scope, actor }) => {
      const told = { file: basename(file), format, condition: words(options) };
      await logEvents(db, { scope, actor, now: now() }, [{ type: 'audit.exported', data: told }]);
      return writingOut(path, () => exportLog({ db, scope, format }, path, range));
    });
    out.line(`已导出 ${written.entries} 条（第 ${written.from}—${written.to} 条）：${path}`);
    out.result({ file: path, ...written });
    return EXIT.ok;
  },
};

function words(options: Readonly<Record<string, unknown>>): string | null {
  const given = Object.keys(RANGE_OPTIONS).flatMap((name) =>
    typeof options[name] === 'string' ? [`--${name} ${options[name]}`] : [],
  );
  return given.length === 0 ? null : given.join(' ');
}
