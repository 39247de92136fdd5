import { useState } from 'react';
import { ask } from '#web/api/use-operation.ts';
import type { Learned } from './learned.ts';

/** An old report exists only in this page and is lost with it. */
export interface Learning {
  readonly learned: (Learned & { readonly name: string }) | null;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly choose: (file: File) => Promise<void>;
}

export function useLearned(): Learning {
  const [learned, setLearned] = useState<Learning['learned']>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  return {
    learned,
    busy,
    error,
    choose: async (file) => {
      setBusy(true);
      setError(null);
      setLearned(null);
      try {
        const answer = await ask('POST /api/v1/reports/learn', { query: { name: file.name }, body: file });
        setLearned({ ...answer, name: file.name });
      } catch (caught) {
        setError(caught instanceof Error ? caught : new Error(String(caught)));
      } finally {
        setBusy(false);
      }
    },
  };
}
