/** Something with a name, and the initials of its pinyin where the service told them. */
export interface Findable {
  readonly label: string;
  readonly initials?: string | undefined;
}

/** True where what is typed stands in the name, or in the initials of its pinyin (czj → 财政局). */
export function finds({ label, initials = '' }: Findable, typed: string): boolean {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  return text === '' || label.toLowerCase().includes(text) || initials.includes(text.replaceAll("'", ''));
}
