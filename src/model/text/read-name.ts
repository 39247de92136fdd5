import type { CellFault, CellFaultKind, NameLookup } from '../field.ts';
import { refuse } from '../parsed.ts';
import { quote } from './quote.ts';
import { splitList } from './split-list.ts';

/** The words that refuse a name of some kind. `unknown` and `remedy` end the Chinese message. */
export interface NameWords {
  readonly unknownKind: CellFaultKind;
  readonly ambiguousKind: CellFaultKind;
  readonly unknown: string;
  readonly ambiguous: string;
  /** For names that only units of others have. */
  readonly outside?: string;
  readonly remedy: string;
}
type NameReading = { readonly code: string } | { readonly fault: CellFault };
const CANDIDATES = 10;

/** Looks up one normalised name; the refusal of an ambiguous name lists its candidates (at most ten). */
export function readName(text: string, lookup: NameLookup, words: NameWords): NameReading {
  const found = lookup(text);
  if (found.code !== null) return found;
  if (found.reason === 'unknown') return refuse(words.unknownKind, `${quote(text)}${words.unknown}`);
  const said = found.reason === 'outside' ? (words.outside ?? words.ambiguous) : words.ambiguous;
  const shown = found.candidates.slice(0, CANDIDATES).join('、');
  const more = found.candidates.length > CANDIDATES ? ` 等${found.candidates.length}个` : '';
  return refuse(words.ambiguousKind, `${quote(text)}${said}：${shown}${more}，${words.remedy}`);
}

/** Looks up every name of a list. @returns the codes in written order, or the first fault */
export function readNames(
  text: string,
  lookup: NameLookup,
  words: NameWords,
): { readonly codes: readonly string[] } | { readonly fault: CellFault } {
  const read = readParts(text, lookup, words);
  if ('codes' in read) return read;
  // A single name may hold a separator itself, or be broken into lines by a narrow column.
  const whole = lookup(text);
  if (whole.code !== null) return { codes: [whole.code] };
  const unbroken = /\n|\r/.test(text) ? readParts(text.replace(/\s*[\r\n]+\s*/g, ''), lookup, words) : read;
  return 'codes' in unbroken ? unbroken : read;
}

function readParts(
  text: string,
  lookup: NameLookup,
  words: NameWords,
): { readonly codes: readonly string[] } | { readonly fault: CellFault } {
  const codes: string[] = [];
  for (const part of splitList(text)) {
    const read = readName(part, lookup, words);
    if ('fault' in read) return read;
    codes.push(read.code);
  }
  return { codes };
}
