import { useState } from 'react';

/** Paging where each page says where the next one begins; the way back uses the stored beginnings. */
export interface Pages {
  /** Where this page begins; undefined for the first. */
  readonly after: string | undefined;
  readonly forward: (next: string) => void;
  readonly back: (() => void) | null;
  readonly restart: () => void;
}

export function usePages(): Pages {
  const [passed, setPassed] = useState<readonly string[]>([]);
  return {
    after: passed.at(-1),
    forward: (next) => setPassed([...passed, next]),
    back: passed.length === 0 ? null : () => setPassed(passed.slice(0, -1)),
    restart: () => setPassed([]),
  };
}
