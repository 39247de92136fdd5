import type { Ledger } from '#model/pack/types.ts';
import type { Call } from '#service/endpoint.ts';
import { dutiesOfRow } from '#stages/duties/index.ts';

/** A duty for which a row is evidence, and its place in the regulation. */
export interface DutyBehind {
  readonly id: string;
  readonly obligation: string;
  /** Title of the regulation. */
  readonly regulation: string;
  readonly article: string | null;
}

/** The duties of a year that a row answers, as the acting post may see them. */
export async function dutiesBehind(
  call: Call,
  { ledger, id, year }: { readonly ledger: Ledger; readonly id: string; readonly year: number },
): Promise<readonly DutyBehind[]> {
  const { db, pack } = call.context;
  const found = await dutiesOfRow({ db, pack, scope: call.actFor('read').scope, year }, ledger, id);
  return found.flatMap((one) => {
    const duty = pack.duties.get(one);
    if (!duty) return [];
    const regulation = pack.regulations.get(duty.regulation)?.title ?? '';
    return [{ id: one, obligation: duty.obligation, regulation, article: duty.article }];
  });
}
