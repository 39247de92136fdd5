const SHOWN = 40;
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A user's text as messages cite it: in “ ”, on one line, cut after 40 characters; what cannot be seen is named. */
export function quote(text: string): string {
  const line = text
    .replace(/\s+/g, ' ')
    .replace(UNSEEN, (one) => `<U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`);
  const chars = line.length > SHOWN ? Array.from(line) : [];
  return `“${chars.length > SHOWN ? `${chars.slice(0, SHOWN).join('')}…` : line}”`;
}
