import { basename, resolve } from 'node:path';
import { type ImportFault, importFiles, type ImportResult } from '#engine/exchange/index.ts';
import { isMingzeError, type MingzeError } from '#kernel/errors/index.ts';
import { annotateWorkbook } from '#formats/annotate/annotate-workbook.ts';
import { isPlaced } from '#model/text/placed-notice.ts';
import { withCity } from '../city.ts';
import { type Command, EXIT, textOption } from '../command.ts';
import type { Output } from '../output.ts';
import { UsageProblem } from '../usage-problem.ts';
import { writingOut } from '../writing-out.ts';

const SHOWN = 50;

export const importCommand: Command = {
  usage: 'FILE… [--dry-run] [--good-rows] [--report-errors OUT.xlsx]',
  details:
    '一次可给多个文件，先后次序不限。默认每个文件要么全部导入，要么一行也不导入；重复导入同一文件不会改变任何数据。\nCSV 文件名须以台账名称开头，如 理论学习中心组学习台账-1.csv，UTF-8 或 GB18030 编码。',
  options: {
    'dry-run': { type: 'boolean', help: '只检查，不写入' },
    'good-rows': { type: 'boolean', help: '跳过有错误的行，导入其余的行' },
    'report-errors': { type: 'string', value: 'OUT.xlsx', help: '把错误标在原工作簿的副本上' },
    unit: { type: 'string', value: '单位', help: '只以该单位及其下级的权限导入' },
  },
  run: async (invocation) => {
    const { options, args, out } = invocation;
    if (args.length === 0) throw new UsageProblem('没有给出要导入的文件。');
    const files = args.map((file) => resolve(file));
    let rows = 0;
    const result = await withCity(invocation, ({ db, pack, scope, actor }) =>
      importFiles({
        db,
        pack,
        scope,
        actor,
        now: invocation.now(),
        files,
        dryRun: options['dry-run'] === true,
        goodRows: options['good-rows'] === true,
        onProgress: (more) => {
          rows += more;
          out.progress(`已读取 ${rows} 行……`);
        },
      }),
    );
    const report = textOption(options, 'report-errors');
    const annotated =
      report === null || result.errors.length === 0
        ? []
        : await annotatedOr(files, result.errors, resolve(report));
    tell(result, out, options['good-rows'] === true);
    if (isMingzeError(annotated)) {
      // The import is committed: only the copy is missing, and the result must still be printed.
      const { code, message, remedy } = annotated;
      out.note(`标注错误的副本没有写成，导入的结果不受影响。${message}\n${remedy}`);
      out.result({ ...result, error: { code, message, remedy } });
      return result.accepted ? EXIT.failed : EXIT.refused;
    }
    for (const path of annotated) out.line(`错误已标注在 ${path}`);
    out.result(result);
    return result.accepted ? EXIT.ok : EXIT.refused;
  },
};

/** The copies, or why one could not be written. */
async function annotatedOr(
  files: readonly string[],
  errors: readonly ImportFault[],
  out: string,
): Promise<string[] | MingzeError> {
  try {
    return await writingOut(out, () => annotate(files, errors, out));
  } catch (error) {
    if (isMingzeError(error)) return error;
    throw error;
  }
}

/** One annotated copy for each file with faults; with several, the file's name is added to the given one. */
async function annotate(
  files: readonly string[],
  errors: readonly ImportFault[],
  out: string,
): Promise<string[]> {
  // A file that cannot be opened has no copy to mark; its fault is on the terminal.
  const unreadable = new Set(errors.filter((error) => error.kind === 'file').map((error) => error.file));
  const faulty = files.filter(
    (file) => !unreadable.has(basename(file)) && errors.some((error) => error.file === basename(file)),
  );
  const written: string[] = [];
  for (const file of faulty) {
    const target =
      faulty.length === 1
        ? out
        : out.replace(/(\.xlsx)?$/iu, `-${basename(file).replace(/\.[^.]+$/u, '')}.xlsx`);
    const own = errors.filter((error) => error.file === basename(file));
    await annotateWorkbook(
      file,
      target,
      own.map((error) => ({ ...error, sheet: error.sheet ?? '' })),
    );
    written.push(target);
  }
  return written;
}

function tell(result: ImportResult, out: Output, goodRows: boolean): void {
  for (const file of result.files) {
    const verdict = !file.accepted ? '未导入' : result.dryRun ? '可以导入（试运行，未写入）' : '已导入';
    out.line(`${file.file}：${verdict}`);
    for (const sheet of file.sheets)
      out.line(
        `  ${sheet.sheet}：读 ${sheet.read} 行，新增 ${sheet.inserted}，更新 ${sheet.updated}，未变 ${sheet.unchanged}，跳过 ${sheet.skipped}`,
      );
  }
  if (result.reported.length > 0) out.line(`提示 ${result.reported.length} 条：`);
  for (const notice of result.reported.slice(0, SHOWN))
    out.line(`  ${notice.file}${isPlaced(notice) ? '：' : `［${notice.sheet ?? ''}］`}${notice.message}`);
  if (result.reported.length > SHOWN) out.line(`  ……其余 ${result.reported.length - SHOWN} 条见 --json`);
  const total = result.errors.length + result.errorsNotListed;
  if (total === 0) return;
  out.line(`错误 ${total} 处${goodRows ? '，有错误的行已跳过' : ''}：`);
  for (const error of result.errors.slice(0, SHOWN)) out.line(`  ${faultInWords(error)}`);
  if (total > SHOWN) out.line(`  ……其余 ${total - SHOWN} 处见 --json 或 --report-errors`);
}

function faultInWords({ file, sheet, row, column, value, message }: ImportFault): string {
  const place = [
    isPlaced({ sheet, message }) ? null : `［${sheet ?? ''}］`,
    row === null ? null : `第 ${row} 行`,
    column === null ? null : `“${column}”`,
  ];
  const words = value === null || message.includes(value) ? message : `${message}（值：${value}）`;
  return `${file}${place.filter((part) => part !== null).join('')}：${words}`;
}
