import { ASKED_AHEAD, useOperation } from '#web/api/use-operation.ts';
import type { RowOnPage } from '#web/ui/row-acts.ts';

/** Whether a record is late, and the order about it; asked for by its page ahead. */
export function useMatter({ ledger, id }: RowOnPage) {
  const path = { ledger, id };
  return useOperation('GET /api/v1/supervision/matters/{ledger}/{id}', { path }, { fresh: ASKED_AHEAD });
}
