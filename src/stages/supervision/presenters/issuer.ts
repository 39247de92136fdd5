import { reachesPath } from '#engine/access/index.ts';
import { type Issuer, supervisionErrors } from '../index.ts';
import type { Call } from '#service/endpoint.ts';
import { ledgerFor, reaches } from '#service/reach.ts';

/**
 * The acting post as an issuer of rows of a ledger, with its right to accept them. @throws API-LEDGER, ACCESS-DENIED
 */
export function issuerOf(
  call: Call,
  id: string,
): { readonly issuer: Issuer; readonly ledger: ReturnType<typeof ledgerFor> } {
  const ledger = ledgerFor(call, id, 'write');
  const { db, pack } = call.context;
  const accepting = reaches(call, ledger, 'accept') ? (call.actFor('accept').scope.rights ?? null) : null;
  return { ledger, issuer: { db, pack, writing: call.actFor('write'), accepting } };
}

/** Whether the unit is below the acting post's unit, and the post may write for it. */
export function mayOrder(call: Call, ledger: string, code: string): boolean {
  const { paths, acting } = call.principal;
  const found = call.context.pack.ledgers.get(ledger);
  if (!found || code === acting?.unit || !reaches(call, found, 'write')) return false;
  const { rights } = call.actFor('write').scope;
  return rights !== undefined && reachesPath(call.context.pack, rights, ledger, paths.get(code));
}

/** Demands that the unit is below the acting post's unit and that the post may write for it. @throws SUPERVISION-UNIT */
export function demandBelow(call: Call, ledger: string, code: string): void {
  if (!mayOrder(call, ledger, code))
    throw supervisionErrors.error('SUPERVISION-UNIT', { unit: call.principal.shortNames.get(code) ?? code });
}

/** As sheets write it. */
export const fullName = (call: Call, code: string): string => call.principal.unitNames.get(code) ?? code;
