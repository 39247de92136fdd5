import { readHead } from './read-head.ts';

const MOST = 20 * 1024 * 1024;
const WORDS = /[绝机秘]\s*密[^\p{C}]{0,12}|密\s*级\s*[:：][^\p{C}]{0,8}/gu;

/**
 * Places in an old Office or WPS file that look like marks. Its texts are UTF-16, in pieces whose order only Word
 * knows; so the whole file is searched, and each match is judged like a cell: by its form alone.
 */
export async function binaryTops(path: string): Promise<readonly string[]> {
  const bytes = await readHead(path, MOST);
  const decoder = new TextDecoder('utf-16le');
  return [bytes, bytes.subarray(1)].flatMap((one) =>
    [...decoder.decode(one).matchAll(WORDS)].map(([found]) => found),
  );
}
