/** Canonical form of a plain decimal text: no +, no leading or trailing zeros, no "-0". */
export function canonicalDecimal(plain: string): string {
  const negative = plain.startsWith('-');
  const unsigned = negative || plain.startsWith('+') ? plain.slice(1) : plain;
  const [whole = '', fraction = ''] = unsigned.split('.');
  let from = 0;
  while (from < whole.length - 1 && whole.charAt(from) === '0') from++;
  let to = fraction.length;
  while (to > 0 && fraction.charAt(to - 1) === '0') to--;
  const digits = `${whole.slice(from) || '0'}${to > 0 ? `.${fraction.slice(0, to)}` : ''}`;
  return negative && digits !== '0' ? `-${digits}` : digits;
}
