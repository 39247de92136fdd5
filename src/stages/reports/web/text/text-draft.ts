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

/** What a full store did not take: it lasts as long as the page. */
const unstored = new Map<string, KeptText>();

/** What is typed of a text is kept in this browser at once, by account, post, report and year, until it is saved or given up. */
export function textDraft(account: string, post: string, { report, year }: TextOf) {
  const place = `mingze.text.${account}.${post}.${report}.${year}`;
  return {
    read: (): KeptText | null => {
      try {
        const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as KeptText | null;
        return unstored.get(place) ?? kept;
      } catch {
        return unstored.get(place) ?? null;
      }
    },
    keep: (text: string, basedOn: number): void => {
      const kept: KeptText = { text, basedOn, at: new Date().toISOString() };
      try {
        localStorage.setItem(place, JSON.stringify(kept));
        unstored.delete(place);
      } catch {
        // A full store keeps nothing more; the page does, also when another version comes in meanwhile.
        unstored.set(place, kept);
      }
    },
    forget: (): void => {
      unstored.delete(place);
      localStorage.removeItem(place);
    },
  };
}
