import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { actAs } from '#web/api/acting.ts';
import { ask } from '#web/api/use-operation.ts';
import type { Operations } from '#web/api/operations.ts';

type Session = Operations['GET /api/v1/session']['answer'];

/**
 * Chooses the acting post of this page. Other windows keep theirs; a window that is opened later begins with this post.
 */
export function useChoosePost(after: () => void = () => undefined) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const take = async (appointment: string): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await ask('PUT /api/v1/session/post', { body: { appointment } });
      const account = queries.getQueryData<Session>(['GET /api/v1/session', null])?.account.id;
      if (account !== undefined) actAs({ account, post: appointment });
      after();
      await queries.invalidateQueries();
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error(String(caught)));
    } finally {
      setBusy(false);
    }
  };
  return { take: (appointment: string) => void take(appointment), busy, error };
}
