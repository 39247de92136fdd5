import { accessErrors, readsWholeRegion, reportPostIsHeld, tellsExactly } from '#engine/access/index.ts';
import { dayOf } from '#model/time/day-of.ts';
import type { ReportRequest, RoomEyes } from '../index.ts';
import type { Call } from '#service/endpoint.ts';

/** The report of an address, at the present moment. */
export function reportOf(
  { act, context: { db, pack }, now }: Call,
  { report, year }: { readonly report: string; readonly year: string },
): ReportRequest & Call['act'] {
  return { ...act, db, pack, report, year: Number(year), date: dayOf(now) };
}

/** The acting post's rights on the region's numbers. */
export function eyesOf({ actFor, context: { pack } }: Call): {
  readonly tells: (slot: string) => boolean;
  readonly opens: (slot: string) => boolean;
} {
  const { rights } = actFor('read').scope;
  const whole = rights !== undefined && readsWholeRegion(pack.access, rights);
  const tells = (slot: string): boolean => rights !== undefined && tellsExactly(pack, rights, slot);
  return { tells, opens: (slot) => whole && tells(slot) };
}

/** The acting post's rights on a room. */
export async function roomEyes(call: Call): Promise<RoomEyes> {
  return {
    opens: eyesOf(call).opens,
    demanded: await isSigningDemanded(call),
    account: call.principal.account.id,
    whole: drafts(call),
  };
}

/**
 * Whether a signature is required before the issue of a report. Where nobody holds a signing post, a small office
 * issues without one.
 */
export function isSigningDemanded({ context: { db, pack }, act, now }: Call): Promise<boolean> {
  return reportPostIsHeld(db, act.scope, pack, { action: 'sign', day: dayOf(now) });
}

/** Whether the acting post drafts or signs: then it sees every number of the region exactly. */
export function drafts({ actFor, principal: { only } }: Call): boolean {
  const { rights } = actFor('read').scope;
  return (['draft', 'sign'] as const).some(
    (one) => (rights?.reports.includes(one) ?? false) && (!only || only.has(`reports_${one}`)),
  );
}

/** @throws ACCESS-DENIED */
export function demandDrafts(call: Call): void {
  if (!drafts(call)) throw accessErrors.error('ACCESS-DENIED', { what: '查阅签批的内容' });
}
