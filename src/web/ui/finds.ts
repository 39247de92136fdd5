/** Something with a name, and its pinyin where the service told it: "czj caizhengju". */
export interface Findable {
  readonly label: string;
  readonly initials?: string | undefined;
}

/** True where what is typed stands in the name, or in its pinyin, in initials or in full (czj, caizheng → 财政局). */
export function finds({ label, initials = '' }: Findable, typed: string): boolean {
  const text = compared(typed).trim();
  return text === '' || compared(label).includes(text) || initials.includes(text.replace(/['\s]/g, ''));
}

/** Full-width and half-width are the same to who looks for something. */
const compared = (text: string): string => text.normalize('NFKC').toLowerCase();

/** How an Ant Design Select looks through options that are `Findable`. */
export const SEARCH_BY_PINYIN = Object.freeze({
  filterOption: (typed: string, option?: Findable) => option !== undefined && finds(option, typed),
});
