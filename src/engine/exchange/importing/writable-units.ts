import {
  intersect,
  type PathRange,
  type Rights,
  type Scope,
  WHOLE_REGION,
  within,
} from '#kernel/db/index.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import type { ImportFault } from './fault.ts';

/** Whether the scope shows the rows of every unit of the city. */
export function isWhole(scope: Scope): boolean {
  return !scope.rights && scope.lo === WHOLE_REGION.lo && scope.hi === WHOLE_REGION.hi;
}

/** The paths of units whose rows of this ledger may be written under the scope; base sheets count as the path ''. */
export function writableRanges(scope: Scope, pack: Pack, ledger: Ledger): readonly PathRange[] {
  if (!scope.rights) return [scope];
  return intersect(rangesIn(scope.rights, pack, ledger), scope);
}

/** The paths of units that the rights give for rows of this ledger. */
export function rangesIn(rights: Rights, pack: Pack, { id }: Ledger): readonly PathRange[] {
  const kind = pack.access.classOf.get(id);
  return kind ? (rights.classes[kind.index]?.ranges ?? []) : [];
}

/** Why no row of a sheet may come in; null when some may. */
export function refusalOfSheet(
  { kind, title }: Ledger,
  ranges: readonly PathRange[],
  scope: Scope,
): Pick<ImportFault, 'row' | 'column' | 'value' | 'kind' | 'message'> | null {
  const fault = { row: null, column: null, value: null, kind: 'out_of_scope' } as const;
  if (kind === 'base')
    return within('', ranges) && scope.hi === WHOLE_REGION.hi
      ? null
      : { ...fault, message: `“${title}”是全市共用的表，只能由市级导入，请去掉这张表再导入` };
  return ranges.length > 0
    ? null
    : { ...fault, message: `“${title}”不由您的岗位登记，请去掉这张表，或交由负责的岗位导入` };
}
