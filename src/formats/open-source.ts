import { open, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { FileFault } from './errors.ts';
import { openCsv } from './csv/open-csv.ts';
import type { Source } from './source.ts';
import { openWorkbook } from './xlsx/reading/open-workbook.ts';

const ZIP = '504b0304';
const EMPTY_ZIP = '504b0506';
const OLE2 = 'd0cf11e0a1b11ae1';
/** How other common file types begin, in hex, with their names. */
const OTHER_MAGIC: readonly (readonly [magic: string, kind: string])[] = [
  ['25504446', 'PDF 文件'],
  ['52617221', 'RAR 压缩包'],
  ['377abcaf', '7z 压缩包'],
  ['89504e47', '图片'],
  ['ffd8ff', '图片'],
  ['7b5c727466', 'RTF 文档'],
];
const CSV_EXTENSIONS: ReadonlySet<string> = new Set(['.csv', '.txt']);

/**
 * Opens a workbook (.xlsx) or a CSV file, recognised by its content and not by its name.
 * @param path of a file that does not change while it is read
 * @throws FileFault missing, not_a_file, unreadable, empty, wrong_type, old_or_encrypted, damaged, too_large,
 *   wrong_encoding
 */
export async function openSource(path: string): Promise<Source> {
  const name = basename(path);
  const head = await readHead(path, name);
  const magic = head.toString('hex');
  if (head.length === 0) throw new FileFault('empty', `文件“${name}”是空的（0 字节），请检查后重新上传`);
  if (magic.startsWith(ZIP) || magic.startsWith(EMPTY_ZIP)) return openWorkbook(path);
  if (magic.startsWith(OLE2)) {
    throw new FileFault(
      'old_or_encrypted',
      `文件“${name}”是旧版 .xls 或加密的工作簿，请另存为 .xlsx（不设密码）再上传`,
    );
  }
  const other = OTHER_MAGIC.find(([start]) => magic.startsWith(start))?.[1];
  if (other !== undefined) {
    throw new FileFault('wrong_type', `文件“${name}”是${other}，不能导入，请上传 .xlsx 工作簿或 .csv 文件`);
  }
  if (!CSV_EXTENSIONS.has(extname(name).toLowerCase())) {
    throw new FileFault(
      'wrong_type',
      `文件“${name}”的内容不是 Excel 工作簿，请用 Excel 或 WPS 打开后另存为 .xlsx；若是逗号分隔的文本，请把扩展名改为 .csv`,
    );
  }
  return openCsv(path);
}

async function readHead(path: string, name: string): Promise<Buffer> {
  try {
    if (!(await stat(path)).isFile()) {
      throw new FileFault('not_a_file', `“${name}”是文件夹，请选择其中的 .xlsx 或 .csv 文件`);
    }
    const file = await open(path, 'r');
    try {
      const bytes = Buffer.alloc(16);
      const { bytesRead } = await file.read(bytes, 0, 16, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof FileFault) throw error;
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw missing
      ? new FileFault('missing', `找不到文件“${name}”，请检查路径和文件名`, { cause: error })
      : new FileFault('unreadable', `无法读取文件“${name}”，请检查权限或关闭占用它的程序`, { cause: error });
  }
}
