const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}$/;

/** True when 18 characters have the shape of a unified social credit code (GB 32100, upper case). */
export function hasUsccShape(text: string): boolean {
  return SHAPE.test(text);
}

/** The check character of the first 17 characters: weights 3^i mod 31 (GB 32100-2015, 5.2). */
export function usccCheckCharacter(text: string): string {
  let sum = 0;
  let weight = 1;
  for (let at = 0; at < 17; at++) {
    sum += ALPHABET.indexOf(text.charAt(at)) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}
