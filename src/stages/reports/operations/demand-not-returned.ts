import { personAt } from '#model/text/person-at.ts';
import { reportErrors } from '../errors.ts';
import { openReturn, type SigningState } from './signing-state.ts';

/** @throws REPORT-RETURNED while the report has not been sent for signing again after its return */
export function demandNotReturned(state: SigningState, year: number): void {
  const returned = openReturn(state);
  if (!returned) return;
  const { office, name, words } = returned;
  throw reportErrors.error('REPORT-RETURNED', { year, by: personAt(office, name), words: words ?? '' });
}
