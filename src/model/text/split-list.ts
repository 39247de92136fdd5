const SEPARATOR = /[、，,；;\r\n]/;

/**
 * Splits a normalised list cell at 、 ， , ； ; and line breaks. A separator within round brackets is part
 * of the name, since a person may be written 姓名（单位）; a bracket that never closes protects nothing.
 * Empty parts are left out.
 */
export function splitList(normalised: string): readonly string[] {
  if (!SEPARATOR.test(normalised)) return normalised === '' ? [] : [normalised];
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at <= normalised.length; at++) {
    const char = normalised.charAt(at);
    if (char === '(') {
      const close = normalised.indexOf(')', at);
      if (close > 0) at = close;
    } else if (at === normalised.length || SEPARATOR.test(char)) {
      const part = normalised.slice(start, at).trim();
      if (part !== '') parts.push(part);
      start = at + 1;
    }
  }
  return parts;
}

/** Distinct codes in code-unit order: how every set type stores its value. */
export function codeSet(codes: Iterable<string>): readonly string[] {
  return Object.freeze([...new Set(codes)].toSorted());
}
