import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { plainText } from '#proof/documents/read-text.ts';
import type { Manifest } from '#proof/manifest/manifest.ts';
import { learningErrors } from './errors.ts';
import { issuedManifest } from './issued-manifest.ts';

const LARGEST = 16 * 1024 * 1024;
/** What files begin with, in hex. */
const ZIP = '504b0304';
const OTHERS: readonly (readonly [magic: string, reason: string])[] = [
  ['d0cf11e0', '是旧版 .doc 或加密的文档'],
  ['25504446', '是 PDF 文件'],
  ['7b5c727466', '是 RTF 文档'],
  ['52617221', '是压缩包'],
  ['377abcaf', '是压缩包'],
];

/** A report file, read. */
export interface OldReport {
  readonly text: string;
  /** The signed manifest of a report that this product issued; null of every other. */
  readonly issued: Manifest | null;
}

/**
 * The text of a report file, whose type is recognised by its bytes: of a DOCX its paragraphs and cells joined by line
 * breaks, of a text file its content (UTF-8 with or without a mark, UTF-16 with one, else GB18030).
 * @throws LEARN-UNREADABLE when the file is missing, too large, or neither
 */
export async function readReportFile(path: string): Promise<OldReport> {
  const refuse = (reason: string, cause?: unknown): Error =>
    learningErrors.error('LEARN-UNREADABLE', { name: basename(path), reason }, cause);
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
  if (size === null) throw refuse('没有这个文件');
  if (size > LARGEST) throw refuse('文件大于 16 MB');
  const bytes = await readFile(path).catch((error: unknown) => {
    throw refuse('没有读取的权限', error);
  });
  const text = reportText(bytes, refuse);
  return { text, issued: bytes.toString('hex', 0, 4) === ZIP ? issuedManifest(bytes) : null };
}

/** @param refuse makes the error for bytes that contain no report */
function reportText(bytes: Buffer, refuse: (reason: string, cause?: unknown) => Error): string {
  const magic = bytes.toString('hex', 0, 8);
  const other = OTHERS.find(([start]) => magic.startsWith(start))?.[1];
  if (other !== undefined) throw refuse(other);
  let text: string;
  if (magic.startsWith(ZIP)) {
    try {
      text = plainText(bytes).replace(/\n$/u, '');
    } catch (error) {
      throw refuse('不是 Word 文档，或文档已损坏', error);
    }
  } else text = decode(bytes, refuse);
  if (text.trim() === '') throw refuse('没有文字');
  return text;
}

function decode(bytes: Buffer, refuse: (reason: string, cause?: unknown) => Error): string {
  const mark = bytes.toString('hex', 0, 2);
  const encoding =
    mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : isUtf8(bytes) ? 'utf-8' : 'gb18030';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (text.includes('\u0000')) throw refuse('不是文本');
    return text;
  } catch (error) {
    throw error instanceof TypeError ? refuse('不是文本，或编码不是 UTF-8、GB18030', error) : error;
  }
}
