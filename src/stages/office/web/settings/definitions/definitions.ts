import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';

export type Definitions = Operations['GET /api/v1/definitions']['answer'];
export type DefinedLedger = Definitions['ledgers'][number];

/** Definitions change only with a release. */
export function useDefinitions() {
  return useOperation('GET /api/v1/definitions', undefined, { fresh: Number.POSITIVE_INFINITY });
}
