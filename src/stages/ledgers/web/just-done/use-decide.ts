import { useAct } from '#web/api/use-operation.ts';
import { type Decision, decided } from './decisions.ts';

/** Decides on rows of a ledger at once, all or none; the result is shown on the page with its undo. */
export function useDecide(
  { id, title }: { readonly id: string; readonly title: string },
  after?: () => void,
) {
  const status = useAct('POST /api/v1/ledgers/{ledger}/status');
  return {
    error: status.error,
    busy: status.isPending,
    decide: (action: Decision['action'], ids: readonly string[], reason: string | null = null): void => {
      // A double click is one act.
      if (status.isPending) return;
      status.mutate(
        { path: { ledger: id }, body: { action, ids, reason } },
        {
          onSuccess: ({ rows }) => {
            decided({ ledger: id, title, action, rows });
            after?.();
          },
        },
      );
    },
  };
}
