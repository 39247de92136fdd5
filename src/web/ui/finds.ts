/** Something with a name, and its pinyin where the service sent it: "czj caizhengju". */
export interface Findable {
  readonly label: string;
  readonly initials?: string | undefined;
}

/** True where the name or its pinyin contains the typed text, in initials or in full (czj, caizheng → 财政局). */
export function finds({ label, initials = '' }: Findable, typed: string): boolean {
  const text = compared(typed).trim();
  return text === '' || compared(label).includes(text) || initials.includes(text.replace(/['\s]/g, ''));
}

/** Full-width and half-width characters are equal in a search. */
const compared = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The filter of an Ant Design Select over options that are `Findable`. */
export const SEARCH_BY_PINYIN = Object.freeze({
  filterOption: (typed: string, option?: Findable) => option !== undefined && finds(option, typed),
});
