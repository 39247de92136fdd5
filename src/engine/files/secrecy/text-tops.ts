import { detectEncoding } from '#formats/csv/detect-encoding.ts';
import { readHead } from './read-head.ts';

/** Number of lines that are the top of a text. */
export const TOP_LINES = 40;
const HEAD = 64 * 1024;

/** The first lines of a plain text in UTF-8 or GB18030. */
export async function textTops(path: string): Promise<readonly string[]> {
  const encoding = await detectEncoding(path);
  return topLines(new TextDecoder(encoding).decode(await readHead(path, HEAD)));
}

/** The first lines that are not blank. */
function topLines(text: string): readonly string[] {
  return text
    .split(/[\r\n]+/u)
    .filter((line) => line.trim() !== '')
    .slice(0, TOP_LINES);
}
