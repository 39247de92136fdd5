import { createReadStream, createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { columnsOf } from '#engine/exchange/exporting/columns.ts';
import { importFiles } from '#engine/exchange/importing/import-files.ts';
import { openSource } from '#formats/open-source.ts';
import { writeWorkbook } from '#formats/xlsx/writing/write-workbook.ts';
import { tableOf } from '#engine/records/table.ts';
import type { Cell } from '#model/cell.ts';
import { BENCH, type BenchCity, benchCity } from './city.ts';
import { type Figure, median, peakMemory, timed } from './measure.ts';

const LEDGER = 'study_session';
const FORMS = ['集体研讨', '专题讲座', '读书班', '自学交流'];
const UNITS = 400;

/** A row of 15 filled columns as an office would send it. */
function row(index: number): string[] {
  const day = new Date(Date.UTC(2024, 0, 1) + (index % 366) * 86_400_000).toISOString().slice(0, 10);
  const unit = `测试市第${(index * 7) % UNITS}单位`;
  const session = String(Math.floor(index / 366) + 1);
  return [
    unit,
    `学习计划${index % 50}号`,
    session,
    day,
    FORMS[index % 4] ?? '',
    `专题学习第${index}期`,
    `2023-12-${String((index % 28) + 1).padStart(2, '0')}`,
    'P1',
    String(30 + (index % 10)),
    String(20 + (index % 10)),
    '0',
    'P1、P2',
    '已召开',
    `记录${index}.pdf`,
    '已审定',
  ];
}

function* rows(from: number, count: number): Generator<Cell[]> {
  for (let index = from; index < from + count; index += 1) yield row(index);
}

/**
 * A workbook of `bookRows` × 15 against merely reading it with the same library, and a CSV of
 * `csvRows` against a raw COPY of the same typed rows into a table of the same columns and indexes.
 */
export async function benchImport(
  csvRows: number,
  bookRows: number,
): Promise<{ figures: Figure[]; notes: string[] }> {
  const city = await benchCity();
  try {
    await prepare(city);
    const ledger = city.pack.ledgers.get(LEDGER);
    if (!ledger) throw new Error('no ledger');
    const columns = columnsOf(ledger).slice(0, 15);
    const workbooks = [0, 1, 2].map((part) => join(city.dir, `workbook-${part}.xlsx`));
    for (const [part, path] of workbooks.entries())
      await writeWorkbook(path, [{ name: ledger.title, columns, rows: rows(part * bookRows, bookRows) }]);
    const [workbook = ''] = workbooks;
    const reading = await median(3, async () => {
      const source = await openSource(workbook);
      for await (const batch of source.rows(source.sheetNames[0] ?? '')) void batch;
    });
    const times: number[] = [];
    for (const path of workbooks) times.push(await timed(() => take(city, path)));
    const importing = times.toSorted((a, b) => a - b)[1] ?? 0;
    const again = await timed(() => take(city, workbook));

    const csv = join(city.dir, `${ledger.title}.csv`);
    const lines = function* (): Generator<string> {
      yield `${columns.map((column) => column.title).join(',')}\n`;
      let chunk = '';
      for (let index = 3 * bookRows; index < 3 * bookRows + csvRows; index += 1) {
        chunk += `${row(index).join(',')}\n`;
        if (chunk.length < 1 << 16) continue;
        yield chunk;
        chunk = '';
      }
      yield chunk;
    };
    await pipeline(Readable.from(lines()), createWriteStream(csv));
    let csvTime = 0;
    const peak = await peakMemory(async () => {
      csvTime = await timed(() => take(city, csv));
    });
    const raw = await rawCopy(city, csvRows);
    return {
      figures: [
        {
          name: `import of a ${bookRows.toLocaleString('en')} × 15 workbook`,
          ms: importing,
          limitName: 'reading it with the same library',
          limitMs: reading,
          aim: 3,
        },
        {
          name: 'the same workbook again (nothing changes)',
          ms: again,
          limitName: 'reading it with the same library',
          limitMs: reading,
          aim: null,
        },
        {
          name: `import of a CSV of ${csvRows.toLocaleString('en')} rows`,
          ms: csvTime,
          limitName: 'raw COPY of the typed rows, same table and indexes',
          limitMs: raw,
          aim: 3,
        },
      ],
      notes: [`memory of the program during the CSV import: at most ${peak.toFixed(0)} MB`],
    };
  } finally {
    await city.close();
  }
}

async function prepare(city: BenchCity): Promise<void> {
  const units = [
    '单位编号,单位全称,单位类别',
    ...Array.from({ length: UNITS }, (_, index) => `U${index},测试市第${index}单位,市直机关`),
  ];
  const people = [
    '人员编号,姓名,单位,职务,任职日期',
    'P1,甲某,U0,局长,2020-01-01',
    'P2,乙某,U0,副局长,2020-01-01',
  ];
  const files = [join(city.dir, '单位.csv'), join(city.dir, '人员.csv')];
  await writeFile(files[0] ?? '', units.join('\n'));
  await writeFile(files[1] ?? '', people.join('\n'));
  for (const file of files) await take(city, file);
}

async function take({ db, pack, scope }: BenchCity, file: string): Promise<void> {
  const result = await importFiles({
    db,
    pack,
    scope,
    actor: BENCH,
    now: new Date(),
    files: [file],
    dryRun: false,
    goodRows: false,
  });
  if (!result.accepted) throw new Error(JSON.stringify(result.errors[0]));
}

/** The limit: the rows that the import made, as COPY text, into an empty table of the same shape. No checks, no policies. */
async function rawCopy({ db, pack, dir }: BenchCity, count: number): Promise<number> {
  const ledger = pack.ledgers.get(LEDGER);
  if (!ledger) throw new Error('no ledger');
  const table = tableOf(ledger);
  const file = join(dir, 'raw.copy');
  const client = await db.owner.connect();
  try {
    const { to: copyTo } = await import('pg-copy-streams');
    await pipeline(
      client.query(copyTo(`copy (select * from ${table} order by row_id desc limit ${count}) to stdout`)),
      createWriteStream(file),
    );
    await client.query(`create table ledger.raw_copy (like ${table} including all)`);
    return await timed(() =>
      pipeline(createReadStream(file), client.query(copyFrom('copy ledger.raw_copy from stdin'))),
    );
  } finally {
    client.release();
  }
}
