/** An earlier draft, with the version of the text from which it began. */
export interface KeptText {
  readonly text: string;
  readonly basedOn: number;
  readonly at: string;
}

export interface TextOf {
  readonly report: string;
  readonly year: string;
}

/** Drafts that a full storage did not take: they last as long as the page. */
const unstored = new Map<string, KeptText>();

/**
 * Drafts of a text are stored in this browser at once, by account, post, report and year, until they are saved or
 * discarded.
 */
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
        // A full storage takes nothing more; the page keeps it, also when another version arrives meanwhile.
        unstored.set(place, kept);
      }
    },
    forget: (): void => {
      unstored.delete(place);
      localStorage.removeItem(place);
    },
  };
}
