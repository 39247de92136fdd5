import { mkdir } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { logEvents } from '#engine/audit/index.ts';
import { columnsOf, ledgerCells, loadWording } from '#engine/exchange/index.ts';
import { writeCsv } from '#formats/csv/write-csv.ts';
import { writeWorkbook } from '#formats/xlsx/writing/write-workbook.ts';
import { EVERY_ROW } from '#engine/records/index.ts';
import { withSnapshot } from '#kernel/db/index.ts';
import type { Cell } from '#model/cell.ts';
import { withCity } from '../city.ts';
import { type Command, EXIT, textOption } from '../command.ts';
import { ledgersNamed } from '../ledger-names.ts';
import { UsageProblem } from '../usage-problem.ts';
import { writingOut } from '../writing-out.ts';
import { yearOption } from '../year-option.ts';

export const exportCommand: Command = {
  usage: 'LEDGER… --out FILE.xlsx|FILE.csv [--year YYYY] [--where EXPR]',
  details: '导出的文件可以原样再导入。CSV 每本台账一个文件；给出多本时，--out 的目录下按台账名称各写一个。',
  options: {
    out: { type: 'string', value: 'FILE', help: '导出文件，.xlsx 或 .csv' },
    year: { type: 'string', value: 'YYYY', help: '该年的记录，和没有办结的；不写为历年全部' },
    where: { type: 'string', value: 'EXPR', help: '条件，如 "held_on >= date(2021, 7, 1)"' },
    unit: { type: 'string', value: '单位', help: '只导出该单位及其下级的记录' },
  },
  run: async (invocation) => {
    const { options, args, out } = invocation;
    const file = textOption(options, 'out');
    if (file === null) throw new UsageProblem('缺少 --out FILE。');
    const csv = extname(file).toLowerCase() === '.csv';
    if (!csv && extname(file).toLowerCase() !== '.xlsx')
      throw new UsageProblem('--out 须以 .xlsx 或 .csv 结尾。');
    if (args.length === 0) throw new UsageProblem('请写出要导出的台账名称或编号，可写多本。');
    const where = textOption(options, 'where');
    const year = textOption(options, 'year') === null ? null : yearOption(options);
    const ofYear = year === null ? null : `${year}年的，和没有办结的`;
    const written = await withCity(invocation, async ({ db, pack, scope, actor, region }) => {
      const titles = ledgersNamed(pack, args).map(({ id, title, sensitivity }) => ({
        ledger: id,
        title,
        sealed: sensitivity === 'sealed',
      }));
      const told = {
        ledgers: titles,
        where: [where, ofYear].filter((part) => part !== null).join('；') || null,
        unit: textOption(options, 'unit'),
        file: basename(file),
        rows: null,
      };
      // Before the first row is written: a failed export is in the log, and a successful one is never missing.
      await logEvents(db, { scope, actor, now: invocation.now() }, [{ type: 'export', data: told }]);
      // One moment for all sheets, so that the counts of one file agree.
      return withSnapshot(db, scope, 1, async ([client]) => {
        if (!client) throw new Error('no connection');
        const ledgers = ledgersNamed(pack, args);
        const wording = await loadWording(client, region.id);
        const counts = new Map<string, number>();
        const sheets = ledgers.map((ledger) => ({
          name: ledger.title,
          columns: columnsOf(ledger),
          rows: counted(
            ledgerCells({
              client,
              scope,
              pack,
              ledger,
              selection: { ...EVERY_ROW, year },
              where,
              wording,
            }),
            (count) => {
              counts.set(ledger.title, count);
              if (count % 5000 === 0) out.progress(`${ledger.title}：${count} 行……`);
            },
          ),
        }));
        const path = resolve(file);
        const files = csv
          ? sheets.map((sheet) =>
              sheets.length === 1
                ? path
                : join(dirname(path), basename(path, extname(path)), `${sheet.name}.csv`),
            )
          : [path];
        await writingOut(path, async () => {
          await mkdir(dirname(files[0] ?? path), { recursive: true });
          if (csv)
            for (const [index, sheet] of sheets.entries())
              await writeCsv(
                files[index] ?? path,
                sheet.columns.map((column) => column.title),
                sheet.rows,
              );
          else await writeWorkbook(path, sheets);
        });
        return {
          files,
          sheets: ledgers.map(({ title, happened }) => ({
            sheet: title,
            rows: counts.get(title) ?? 0,
            everyYear: year !== null && happened === null,
          })),
        };
      });
    });
    for (const { sheet, rows, everyYear } of written.sheets)
      out.line(`${sheet}：${rows} 行${everyYear ? '（没有日期，不分年度，已全部导出）' : ''}`);
    out.line(`已导出 ${written.files.join('、')}`);
    out.result(written);
    return EXIT.ok;
  },
};

async function* counted(
  rows: AsyncIterable<readonly Cell[]>,
  tell: (count: number) => void,
): AsyncGenerator<readonly Cell[]> {
  let count = 0;
  for await (const row of rows) {
    count += 1;
    tell(count);
    yield row;
  }
}
