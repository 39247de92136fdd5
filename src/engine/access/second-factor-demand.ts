/** Which accounts need a second factor at sign-in. */
export type SecondFactorDemand =
  | { readonly of: 'nobody' | 'everybody'; readonly posts: readonly [] }
  /** Holders of a post of one of these kinds. */
  | { readonly of: 'posts'; readonly posts: readonly string[] };

/** The demand in the form of the setting: a word, or the kinds of posts. */
export function writeDemand({ of, posts }: SecondFactorDemand): string {
  return of === 'posts' ? `posts ${posts.join(' ')}` : of;
}

/** @param value of the setting; null where it is not set */
export function readDemand(value: string | null): SecondFactorDemand {
  const [of, ...posts] = (value ?? 'nobody').split(' ');
  if (of === 'posts') return { of, posts };
  return { of: of === 'everybody' ? of : 'nobody', posts: [] };
}

/** The demand in words. @param titles of kinds of posts */
export function demandInWords(
  { of, posts }: SecondFactorDemand,
  titles: ReadonlyMap<string, { readonly title: string }>,
): string {
  if (of !== 'posts') return of === 'everybody' ? '全部账号' : '不要求';
  return `任${posts.map((kind) => titles.get(kind)?.title ?? kind).join('、')}的账号`;
}

/** Whether the holder of these posts must have a second factor. */
export function isDemanded(
  { of, posts }: SecondFactorDemand,
  held: readonly { readonly kind: string }[],
): boolean {
  return of === 'everybody' || (of === 'posts' && held.some(({ kind }) => posts.includes(kind)));
}
