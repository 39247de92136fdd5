import { chineseNumeral } from '#model/report/chinese-numeral.ts';

/** A report's text as its author edits it: the parts above and below the body in inputs of their own. */
export interface TextParts {
  readonly title: string;
  readonly addressee: string;
  readonly signer: string;
  /** Number of paragraphs at the end that belong to no section. */
  readonly closing: number;
  readonly body: string;
  /** The lines of the front matter that are not edited. */
  readonly report: string;
  readonly effectiveFrom: string;
}

const FRONT = /^---\n([\s\S]*?)\n---\n\n?([\s\S]*)$/;

/** Splits a text; missing parts are empty, and their faults are reported by the judge. */
export function partsOf(text: string): TextParts {
  const [, front = '', body = text] = FRONT.exec(text) ?? [];
  const entries = new Map(
    front.split('\n').map((line) => {
      const at = line.indexOf(': ');
      return [line.slice(0, at), line.slice(at + 2)] as const;
    }),
  );
  const entry = (key: string): string => entries.get(key) ?? '';
  return {
    title: entry('title'),
    addressee: entry('addressee'),
    signer: entry('signer'),
    closing: Number(entry('closing')),
    body: body.trimEnd(),
    report: entry('report'),
    effectiveFrom: entry('effective_from'),
  };
}

/** The whole text; the list of its sections follows from the headings. */
export function textOf(parts: TextParts): string {
  return `${frontOf(parts).join('\n')}\n\n${parts.body}\n`;
}

/** The place of a fault: a line of the body, counted from 1 as the author sees it; or a part above the body. */
export function placeOf(parts: TextParts, line: number | null): string {
  if (line === null) return '文稿';
  const front = frontOf(parts);
  if (line > front.length + 1) return `正文第 ${line - front.length - 1} 行`;
  const key = front[line - 1]?.split(':')[0];
  return key === 'title' ? '标题' : key === 'addressee' ? '主送' : key === 'signer' ? '署名' : '文稿开头';
}

function frontOf({ title, addressee, signer, closing, body, report, effectiveFrom }: TextParts): string[] {
  const line = (text: string): string => text.replaceAll('\n', '');
  return [
    '---',
    `report: ${report}`,
    `title: ${line(title)}`,
    `addressee: ${line(addressee)}`,
    `signer: ${line(signer)}`,
    `sections: [${sectionsOf(body).join(', ')}]`,
    ...(closing > 0 ? [`closing: ${closing}`] : []),
    `effective_from: ${effectiveFrom}`,
    '---',
  ];
}

const NUMERALS = new Map(Array.from({ length: 99 }, (_, at) => [chineseNumeral(at + 1), at + 1] as const));

/** The numbers of the headings; an unreadable one counts as the next, so that only its own fault is reported. */
function sectionsOf(body: string): readonly number[] {
  const found: number[] = [];
  for (const line of body.split('\n')) {
    if (!line.startsWith('#')) continue;
    const numeral = /^#+ *([一二三四五六七八九十]{1,3})、/.exec(line)?.[1] ?? '';
    found.push(NUMERALS.get(numeral) ?? (found.at(-1) ?? 0) + 1);
  }
  return found;
}
