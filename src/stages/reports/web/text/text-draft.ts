/** Words of an earlier time, with the version of the text that they began from. */
export interface KeptText {
  readonly text: string;
  readonly basedOn: number;
  readonly at: string;
}

export interface TextOf {
  readonly report: string;
  readonly year: string;
}

/** What is typed of a text is kept in this browser at once, by account, post, report and year, until it is saved or given up. */
export function textDraft(account: string, post: string, { report, year }: TextOf) {
  const place = `mingze.text.${account}.${post}.${report}.${year}`;
  return {
    read: (): KeptText | null => {
      try {
        return JSON.parse(localStorage.getItem(place) ?? 'null') as KeptText | null;
      } catch {
        return null;
      }
    },
    keep: (text: string, basedOn: number): void => {
      const kept: KeptText = { text, basedOn, at: new Date().toISOString() };
      try {
        localStorage.setItem(place, JSON.stringify(kept));
      } catch {
        // A full store keeps nothing more; the text stands on the page all the same.
      }
    },
    forget: (): void => localStorage.removeItem(place),
  };
}
