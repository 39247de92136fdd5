/** The content of one message, independent of the channel. */
export interface Message {
  readonly subject: string;
  readonly intro: string;
  readonly sections: readonly { readonly title: string; readonly items: readonly string[] }[];
  /** The link; null where the origin of the workspace is not configured. */
  readonly link: string | null;
  /** The last paragraph of a mail. */
  readonly footer: string;
}

/** A message as text, for mails and the workspace. */
export function messageText({ intro, sections, link, footer }: Message): string {
  const parts = sections.map(({ title, items }) =>
    [title, ...items.map((item, at) => `${at + 1}. ${item}`)].join('\n'),
  );
  const where = link === null ? [] : [`打开明责：${link}`];
  return [intro, ...parts, ...where, footer].join('\n\n');
}
