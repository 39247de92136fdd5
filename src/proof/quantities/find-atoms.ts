import type { Atom, TokenForm } from './token.ts';

// A comma of full width separates thousands only where the digits are of full width: “12，345人” are two numbers.
const HALF_DIGITS = '[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:[.．][0-9]+)?';
const FULL_DIGITS = '[０-９]+(?:[,，][０-９]{3}(?![０-９]))*(?:[.．][０-９]+)?';
const MASK_RUN = '(?:[xXｘＸ×╳✕＊*○□△]|〇(?=〇)|(?<=〇)〇)+';
const MASK = `(?:${MASK_RUN}(?:[.．]${MASK_RUN}|,${MASK_RUN})?|_{2,}|＿{2,})`;
const ONES = '一二两三四五六七八九';
const FORMS: readonly TokenForm[] = ['spelled', 'digits', 'mask'];
// “20xx年” is one masked year; “二O二一年” is often written with a Latin O; 万 alone counts only as “万余”.
const PATTERN = new RegExp(
  [
    `(?<mask>(?:19|20)[xXｘＸ×＊*]{2}(?=年)|${MASK})`,
    `(?<spelled>(?!百|千)[${ONES}十]+分之[${ONES}十]+|[一二][${ONES}〇零○OＯ0]{3}(?=年)|[${ONES}十百千][${ONES}十百千〇零○]*(?:[万亿][${ONES}十百千零]+)*|(?<![\\dxXｘＸ×＊*○□０-９${ONES}十百千余多几数])万(?=[余多]))`,
    `(?<digits>${FULL_DIGITS}|${HALF_DIGITS})`,
  ].join('|'),
  'gu',
);
const WORD = /[A-Za-z0-9]/u;
const YEAR = /^[一二][一二三四五六七八九〇零○OＯ0]{3}$/u;
const VALID =
  /^(?:[一二两三四五六七八九]?千)?(?:零?[一二两三四五六七八九]?百)?(?:零?[一二三四五六七八九]?十)?(?:零?[一二两三四五六七八九])?$/u;

/** Every run of digits, mask characters and Chinese numerals of a text, in order; later steps classify them. */
export function findAtoms(text: string): readonly Atom[] {
  const atoms: Atom[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const [words] = match;
    const form = FORMS.find((name) => match.groups?.[name] !== undefined) ?? 'digits';
    const { index: start } = match;
    const end = start + words.length;
    if (form === 'mask' && isPartOfWord(text, start, end)) continue;
    // “3.6千名”: 千 scales the digits before it.
    if (form === 'spelled' && /^[十百千]/u.test(words) && /[\dＯ０-９]/u.test(text[start - 1] ?? ''))
      continue;
    if (form === 'spelled' && !isSpelledNumber(words)) continue;
    atoms.push({ form, start, end, text: words });
  }
  return joinRanges(text, atoms);
}

/** “max”, “3×4” and “x86” contain no mask. */
function isPartOfWord(text: string, start: number, end: number): boolean {
  return WORD.test(text[start - 1] ?? '') || WORD.test(text[end] ?? '');
}

/** Whether the characters are a written number (一百二十) or a year (二〇二一); “一二三” is neither. */
function isSpelledNumber(words: string): boolean {
  return (
    words === '万' ||
    (words.includes('分之') && words.split('分之').every((part) => VALID.test(part))) ||
    YEAR.test(words) ||
    words.split(/[万亿]/u).every((part) => part !== '' && VALID.test(part))
  );
}

const BETWEEN =
  /^(?:[十百千]?[万亿]?(?:个|人|名|家|次|场|件|起|项|户|%|％|元|年|月|岁|天)?)\s?(?:—{1,2}|--?|–|－|~|～|〜|∼|至|到)\s?$/u;

/** “10—20人” is one token; so is “2021—2023年”. */
function joinRanges(text: string, atoms: readonly Atom[]): readonly Atom[] {
  const joined: Atom[] = [];
  for (const atom of atoms) {
    const last = joined.at(-1);
    if (last?.form === atom.form && BETWEEN.test(text.slice(last.end, atom.start)))
      joined[joined.length - 1] = { ...last, end: atom.end, text: text.slice(last.start, atom.end) };
    else joined.push(atom);
  }
  return joined;
}

/** Whether the token was joined from two. */
export function isRange(words: string): boolean {
  return /[—–\-－~～〜∼至到]/u.test(words);
}
