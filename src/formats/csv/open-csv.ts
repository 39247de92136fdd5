import { createReadStream } from 'node:fs';
import { basename, extname } from 'node:path';
import { FileFault } from '../errors.ts';
import type { RawRow, Source } from '../source.ts';
import { CsvParser, CsvSyntaxError } from './csv-parser.ts';
import { type CsvDialect, detectDialect } from './dialect.ts';
import { type CsvEncoding, detectEncoding, wrong } from './detect-encoding.ts';

const CHUNK = 1024 * 1024;

/** Opens a CSV file: one sheet, named as the file. @throws FileFault wrong_encoding. */
export async function openCsv(path: string): Promise<Source> {
  const encoding = await detectEncoding(path);
  const dialect = await detectDialect(path, encoding);
  const sheetName = basename(path, extname(path));
  return {
    kind: 'csv',
    path,
    sheetNames: [sheetName],
    rows(name) {
      if (name !== sheetName) throw new FileFault('no_such_sheet', `文件“${basename(path)}”中没有“${name}”`);
      return csvRows(path, encoding, dialect);
    },
  };
}

async function* csvRows(
  path: string,
  encoding: CsvEncoding,
  { separator, onlyReturns, declared }: CsvDialect,
): AsyncGenerator<readonly RawRow[]> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const parser = new CsvParser(separator);
  const text = (piece: string): string => (onlyReturns ? piece.replaceAll('\r', '\n') : piece);
  const records = (rows: readonly RawRow[]): readonly RawRow[] =>
    declared ? rows.filter(({ number }) => number > 1) : rows;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
      const rows = records(parser.write(text(decoder.decode(chunk, { stream: true }))));
      if (rows.length > 0) yield rows;
    }
    const last = records([...parser.write(text(decoder.decode())), ...parser.end()]);
    if (last.length > 0) yield last;
  } catch (error) {
    if (error instanceof CsvSyntaxError) throw badCsv(path, error);
    if (error instanceof TypeError) throw wrong(path, '既不是 UTF-8 也不是 GB18030 编码', error);
    throw error;
  }
}

function badCsv(path: string, error: CsvSyntaxError): FileFault {
  const what =
    error.reason === 'unterminated'
      ? '起的双引号没有闭合，请补上引号；内容里的双引号须写成两个'
      : '的双引号之后还有内容，请检查；内容里的双引号须写成两个，整格再加引号';
  return new FileFault('bad_csv', `文件“${basename(path)}”第${error.line}行${what}`, { cause: error });
}
