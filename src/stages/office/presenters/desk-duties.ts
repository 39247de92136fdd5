import { addDays, dayOf } from '#model/time/day-of.ts';
import { type DueDuties, DUTY_LEDGER, readDue, readingOf, SOON_DAYS } from '#stages/duties/index.ts';
import type { Call } from '#service/endpoint.ts';
import { reaches } from '#service/reach.ts';

/** The duties of the post's own unit for its desk: of this year, and in the first quarter those of the last. */
export async function deskDuties(call: Call): Promise<readonly (DueDuties & { readonly unit: string })[]> {
  const { context, principal, now } = call;
  const ledger = context.pack.ledgers.get(DUTY_LEDGER);
  const unit = principal.acting?.unit ?? '';
  const path = principal.paths.get(unit);
  if (!ledger || path === undefined || !reaches(call, ledger, 'read')) return [];
  const today = dayOf(now);
  const year = Number(today.slice(0, 4));
  const years = today.slice(5) < '04' ? [year - 1, year] : [year];
  const until = addDays(today, SOON_DAYS);
  const counted = await Promise.all(years.map((one) => readDue(readingOf(call, String(one)), path, until)));
  return counted.filter(({ overdue, due }) => overdue + due > 0).map((one) => ({ ...one, unit }));
}
