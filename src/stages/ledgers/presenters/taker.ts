import type { Taker } from '#engine/workflow/index.ts';
import type { Call } from '#service/endpoint.ts';

/** The acting post as one that takes steps. @throws ACCESS-POST, ACCESS-DENIED */
export function takerOf(call: Call): Taker {
  const { principal } = call;
  const { rights } = call.actFor('read').scope;
  const { acting } = principal;
  if (!rights || !acting) throw new Error('a post acts, but has no rights');
  return {
    account: principal.account.id,
    kind: acting.kind,
    appointment: acting.id,
    unit: acting.unit,
    reading: rights,
    paths: principal.paths,
  };
}
