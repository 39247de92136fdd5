import { type Scope, WHOLE_REGION } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { ReportInputs } from './report-inputs.ts';

/**
 * The inputs as a scope may use them. A sealed value is the city's own, as its report printed it: a part of the city is
 * compared with last year's rows of the same part, or its year-on-year would fall by nine tenths.
 */
export function inputsOfScope(inputs: ReportInputs, pack: Pack, scope: Scope): ReportInputs {
  const overs = new Map(pack.indicators.map(({ slot, over }) => [slot, over]));
  return {
    ...inputs,
    sealed: (year, slot) =>
      countsWholeRegion(pack, scope, overs.get(slot)) ? inputs.sealed(year, slot) : null,
  };
}

/** The inputs of parts of a city: nothing sealed is theirs. */
export function inputsOfParts(inputs: ReportInputs): ReportInputs {
  return { ...inputs, sealed: () => null };
}

function countsWholeRegion(pack: Pack, scope: Scope, ledger: string | undefined): boolean {
  if (!isWhole(scope)) return false;
  if (!scope.rights) return true;
  const of = scope.rights.classes[pack.access.classOf.get(ledger ?? '')?.index ?? -1];
  const [only, ...more] = of?.ranges ?? [];
  return of?.author === null && only !== undefined && more.length === 0 && isWhole(only);
}

function isWhole({ lo, hi }: { readonly lo: string; readonly hi: string }): boolean {
  return lo === WHOLE_REGION.lo && hi === WHOLE_REGION.hi;
}
