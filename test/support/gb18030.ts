/** Bytes of GB18030 by character: Node can only decode, so its table is turned round once. */
const table = new Map<string, readonly number[]>();

/** Encodes ASCII and everything that GB18030 writes in two bytes; the texts of the tests need no more. */
export function encodeGb18030(text: string): Uint8Array {
  if (table.size === 0) fillTable();
  const bytes: number[] = [];
  for (const character of text) {
    if (character <= '\u007f') bytes.push(character.charCodeAt(0));
    else {
      const pair = table.get(character);
      if (!pair) throw new Error(`not in two bytes of GB18030: ${character}`);
      bytes.push(...pair);
    }
  }
  return Uint8Array.from(bytes);
}

function fillTable(): void {
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd' && !table.has(character))
        table.set(character, [lead, trail]);
    }
}
