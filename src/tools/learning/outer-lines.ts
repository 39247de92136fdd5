const DAY = /^[\d〇零○一二三四五六七八九十xX×]{1,4}年.{1,4}月.{1,4}日$/u;
const SIGNER = /(?:委员会|党委|党组|委|办公室|局|院|政府)$/u;

/**
 * The lines of an old report outside of its body: those above the first sentence, down to the addressee, and signature
 * and date below. They are proposals for a user.
 * @param lines the whole report, empty lines too
 * @returns indexes of lines
 */
export function outerLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  const filled = lines.flatMap((line, at) => (line.trim() === '' ? [] : [{ line: line.trim(), at }]));
  const sentence = filled.findIndex(({ line }) => /[。；]/u.test(line));
  const addressee = filled.findIndex(({ line }) => line.length <= 30 && /[：:]$/u.test(line));
  const above =
    addressee !== -1 && addressee < (sentence === -1 ? filled.length : sentence) ? addressee + 1 : 0;
  for (const { at } of filled.slice(0, above)) found.add(at);
  for (const { line, at } of filled.slice(above).toReversed()) {
    const short = line.length <= 40 && !/[。；]/u.test(line);
    if (!short || !(DAY.test(line.replaceAll(/\s/g, '')) || SIGNER.test(line))) break;
    found.add(at);
  }
  return found;
}
