import type { ParseContext } from '#model/field.ts';
import type { UnitRenamings } from './renamed-units.ts';

/** How the parser finds units and people by their names, and what it judges days by. */
export interface NameLookups {
  readonly unit: ParseContext['unit'];
  readonly person: ParseContext['person'];
  /** Former names of units; absent where names are only collected. */
  readonly renamings?: UnitRenamings;
  /** The city's day, and the day on which a unit was founded; absent where names are only collected. */
  readonly days?: { readonly today: string; readonly opened: (unit: string) => string | null };
}
