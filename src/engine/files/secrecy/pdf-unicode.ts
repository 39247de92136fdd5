/**
 * The characters behind the codes of embedded fonts, from the ToUnicode tables of most programs. The tables of all
 * fonts are merged: good enough to find a mark, not to read a document.
 */
export function unicodeMaps(streams: readonly string[]): ReadonlyMap<number, string> {
  const characters = new Map<number, string>();
  for (const stream of streams) {
    if (!/begin(?:bfchar|bfrange)/u.test(stream)) continue;
    for (const [, body = ''] of stream.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu))
      for (const [, code = '', to = ''] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/gu))
        characters.set(parseInt(code, 16), textOf(to));
    for (const [, body = ''] of stream.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu)) {
      for (const [, from = '', to = '', first = ''] of body.matchAll(
        /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/gu,
      )) {
        const [start, end, target] = [from, to, first].map((one) => parseInt(one, 16)) as [
          number,
          number,
          number,
        ];
        for (let code = start; code <= Math.min(end, start + 0xffff); code += 1)
          characters.set(code, String.fromCharCode((target + code - start) & 0xffff));
      }
      for (const [, from = '', list = ''] of body.matchAll(
        /<([0-9A-Fa-f]+)>\s*<[0-9A-Fa-f]+>\s*\[([^\]]*)\]/gu,
      ))
        for (const [index, [, to = '']] of [...list.matchAll(/<([0-9A-Fa-f]+)>/gu)].entries())
          characters.set(parseInt(from, 16) + index, textOf(to));
    }
  }
  return characters;
}

function textOf(hex: string): string {
  const bytes = Buffer.from(hex.padStart(4, '0'), 'hex');
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString('utf16le');
}
