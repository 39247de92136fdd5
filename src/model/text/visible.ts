// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * A text on one line without hidden parts: line breaks, control characters and marks that reorder are replaced by their
 * names.
 */
export function visibleLine(text: string): string {
  return text.replace(
    UNSEEN,
    (one) => `<U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );
}
