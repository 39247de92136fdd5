import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';
import { detectEncoding } from '#formats/csv/detect-encoding.ts';
import { FileFault } from '#formats/errors.ts';
import { readDirectory } from '#formats/zip/directory.ts';
import { attachmentErrors } from './errors.ts';
import { readHead } from './secrecy/read-head.ts';

/**
 * The types that may be received, with the media type under which they are sent. Archives, programs and macros are not
 * among them.
 */
export const MEDIA_TYPES = Object.freeze({
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  wps: 'application/vnd.ms-works',
  et: 'application/vnd.ms-excel',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain',
  jpg: 'image/jpeg',
  png: 'image/png',
});
export type FileType = keyof typeof MEDIA_TYPES;

/** The types that may be sent: also those that only the program itself makes. */
export const HANDED_TYPES = Object.freeze({ ...MEDIA_TYPES, backup: 'application/octet-stream' });
export type HandedType = keyof typeof HANDED_TYPES;

/** The types of one purpose, with the words for a refusal. */
export interface FileKinds {
  readonly types: readonly FileType[];
  readonly kinds: string;
}

/** What may be attached to a record. */
export const ATTACHED: FileKinds = Object.freeze<FileKinds>({
  types: Object.keys(MEDIA_TYPES) as readonly FileType[],
  kinds: ' PDF、Word（docx、doc、wps）、Excel（xlsx、xls、et）、CSV、TXT 和 JPG、PNG 图片',
});
/** What may be imported. */
export const IMPORTED: FileKinds = Object.freeze<FileKinds>({
  types: ['xlsx', 'csv'],
  kinds: ' Excel（xlsx）和 CSV 文件',
});
/** What a report of earlier years may be. */
export const OLD_REPORTS: FileKinds = Object.freeze<FileKinds>({
  types: ['docx', 'txt'],
  kinds: ' Word 文档（docx）和纯文本（txt）',
});

const OLD_OFFICE: ReadonlySet<string> = new Set(['doc', 'xls', 'wps', 'et']);
const TEXT: ReadonlySet<string> = new Set(['csv', 'txt']);

/**
 * The type of a file by its bytes; its name must agree.
 * @throws FILE-TYPE for a type that is not received, or for a wrong name; the error names the real type
 */
export async function fileTypeOf(
  path: string,
  name: string,
  { types, kinds }: FileKinds = ATTACHED,
): Promise<FileType> {
  const ending = /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';
  const said = ending === 'jpeg' ? 'jpg' : ending;
  const refuse = (reason: string): Error => attachmentErrors.error('FILE-TYPE', { name, reason, kinds });
  if (!types.some((one) => one === said))
    throw refuse(ending === '' ? '文件名没有扩展名' : `不接收“.${ending}”文件`);
  const type = said as FileType;
  const found = await sniff(path, said);
  if (found === 'zip') throw refuse('内容是压缩包，请解压后逐个上传');
  if (OLD_OFFICE.has(said) ? found !== 'cfb' : found !== said)
    throw refuse(
      found === 'cfb' && (said === 'xlsx' || said === 'docx')
        ? '文件加了密码，请去掉密码另存'
        : `内容不是“.${ending}”文件`,
    );
  return type;
}

/** The kind of the content: an ending of the list, 'cfb' for the old formats of Office, 'zip', or 'other'. */
async function sniff(path: string, said: string): Promise<string> {
  const head = await readHead(path, 8);
  // The library does not support every order of a workbook's parts; our own reader does.
  if (head.subarray(0, 4).toString('hex') === '504b0304') return packageType(path);
  const found = (await fileTypeFromFile(path))?.ext;
  if (TEXT.has(said)) {
    if (found === 'pdf' || found === 'rtf') return 'other';
    return (await isText(path)) ? said : 'other';
  }
  if (found === 'png' || found === 'jpg' || found === 'pdf' || found === 'cfb') return found;
  return 'other';
}

async function packageType(path: string): Promise<string> {
  try {
    const names = new Set((await readDirectory(path)).map((entry) => entry.name.toLowerCase()));
    if ([...names].some((one) => one.endsWith('vbaproject.bin'))) return 'other';
    if (!names.has('[content_types].xml')) return 'zip';
    if (names.has('word/document.xml')) return 'docx';
    return names.has('xl/workbook.xml') ? 'xlsx' : 'zip';
  } catch (error) {
    if (error instanceof FileFault) return 'other';
    throw error;
  }
}

/** Text in UTF-8 or GB18030, to the last byte. */
async function isText(path: string): Promise<boolean> {
  try {
    const encoding = await detectEncoding(path);
    if (encoding === 'utf-8') return true;
    const decoder = new TextDecoder('gb18030', { fatal: true });
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
      decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof FileFault || error instanceof TypeError) return false;
    throw error;
  }
}
