import { documentOfManifest } from '../manifest/document-text.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { alignLines } from './align-lines.ts';
import { compareParagraph } from './compare-paragraph.ts';
import { type Piece, piecesOf, sentencesOf } from './expected-text.ts';
import type { Findings } from './finding.ts';

/**
 * Compares the words of a document with its manifest, sentence by sentence.
 * @param expected the expected paragraphs @param shown those that a reader of the file sees
 */
export function verifyText(
  manifest: Manifest,
  expected: readonly string[],
  shown: readonly string[],
  findings: Findings,
): void {
  const document = documentOfManifest(manifest);
  const paragraphs = new Map<number, { readonly number: number; readonly pieces: readonly Piece[] }>();
  const values = new Map(
    manifest.facts.map(({ slot, value, value_unit: unit }) => [
      slot,
      value === null ? '精确数没有公布' : `${value}${unit}`,
    ]),
  );
  // Blocks are the lines before the signature's two.
  const first = expected.length - 2 - document.blocks.length;
  for (const [index, block] of document.blocks.entries())
    paragraphs.set(first + index, { number: index + 1, pieces: piecesOf(block.inlines) });
  for (const { expected: line, actual } of alignLines(expected, shown)) {
    if (line === null) {
      findings.disagree('text', '正文', `文中多出一段：“${short(actual ?? '')}”`);
      continue;
    }
    const words = expected[line] ?? '';
    const paragraph = paragraphs.get(line);
    const place = paragraph ? `正文第${paragraph.number}段` : frameOf(line, first);
    const pieces = paragraph?.pieces ?? [{ words, slot: null }];
    if (actual === null) findings.disagree('text', place, `文中缺少${place}：“${short(words)}”`);
    else if (actual === words) agree(paragraph, words, place, values, findings);
    else
      for (const difference of compareParagraph(pieces, actual)) {
        const { slots } = difference;
        const named = slots.length > 0 ? `${slots.join('、')}：` : '';
        findings.disagree(
          slots.length > 0 ? 'number' : 'text',
          slots.length === 1 ? (slots[0] ?? place) : place,
          `${place}，${named}应为“${short(difference.expected)}”，文中为“${short(difference.actual)}”`,
        );
      }
  }
}

function agree(
  paragraph: { readonly number: number; readonly pieces: readonly Piece[] } | undefined,
  words: string,
  place: string,
  values: ReadonlyMap<string, string>,
  findings: Findings,
): void {
  if (!paragraph) return findings.agree('text', place, `${place}与清单一致：“${short(words)}”`);
  for (const sentence of sentencesOf(paragraph.pieces, paragraph.number)) {
    const numbers = sentence.slots.map((slot) => `${slot}（${values.get(slot) ?? '？'}）`).join('、');
    findings.agree(
      sentence.slots.length > 0 ? 'number' : 'text',
      sentence.place,
      `${sentence.place}与清单一致${numbers === '' ? '' : `，${numbers}`}：“${short(sentence.words)}”`,
    );
  }
}

function frameOf(line: number, first: number): string {
  if (line === first - 1) return '主送机关';
  return line < first ? '标题' : '落款';
}

function short(words: string): string {
  return words.length <= 60 ? words : `${words.slice(0, 40)}……${words.slice(-16)}`;
}
