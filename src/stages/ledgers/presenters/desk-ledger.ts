import { waitingSteps, withFlow } from '#engine/workflow/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { Call } from '#service/endpoint.ts';
import { reaches } from '#service/reach.ts';
import type { DeskRequest } from '../operations/read-desk.ts';

/** A ledger with what the acting post may do in it, as far as its desk asks. */
export function deskLedger(call: Call, ledger: Ledger): DeskRequest['ledgers'][number] {
  const { acting } = call.principal;
  const walked = withFlow(ledger);
  const unit = { code: acting?.unit ?? '', parameter: '$3' };
  return {
    ledger,
    writes: reaches(call, ledger, 'write'),
    accepts: reaches(call, ledger, 'accept'),
    steps: walked && acting ? waitingSteps(walked, call.context.pack.access, acting.kind, unit) : [],
  };
}
