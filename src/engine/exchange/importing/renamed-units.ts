import type { KnownUnit } from '#engine/records/index.ts';
import { nameKey } from '#model/text/name-key.ts';

/** How the names of units changed. */
export interface UnitRenamings {
  /**
   * The unit that continues another on a day: the successor of a unit that closed on or before it.
   * @returns its code and name, or null when the unit still existed or has no successor
   */
  readonly after: (code: string, day: string) => { readonly code: string; readonly name: string } | null;
  /** The present name of a unit, when the text is a former one; null for every other text. */
  readonly nowCalled: (code: string, text: string) => string | null;
}

/** Looks up the units of a city as they will be after the import. */
export function unitRenamings(units: ReadonlyMap<string, KnownUnit>): UnitRenamings {
  return {
    after(code, day) {
      const seen = new Set<string>();
      let unit = units.get(code);
      while (unit && unit.closedOn !== null && unit.closedOn <= day && unit.successor !== null) {
        if (seen.has(unit.code)) return null;
        seen.add(unit.code);
        unit = units.get(unit.successor);
      }
      return unit && unit.code !== code ? { code: unit.code, name: unit.name } : null;
    },
    nowCalled(code, text) {
      const unit = units.get(code);
      const key = nameKey(text);
      if (!unit || key === nameKey(unit.name) || key === nameKey(unit.shortName ?? '')) return null;
      return unit.formerNames?.some((name) => nameKey(name) === key) ? unit.name : null;
    },
  };
}

/** Resolves former names of units, and collects one notice for each. */
export class RenamedUnits {
  readonly #renamings: UnitRenamings | null;
  readonly #told = new Map<
    string,
    { readonly row: number; readonly column: string; readonly message: string }
  >();

  constructor(renamings: UnitRenamings | null) {
    this.#renamings = renamings;
  }

  get told(): Iterable<{ readonly row: number; readonly column: string; readonly message: string }> {
    return this.#told.values();
  }

  /**
   * The unit that a name means on the day of its row.
   * @param text as it was written; a code always means the unit itself
   */
  meant(
    code: string,
    text: string,
    day: string | null,
    place: { readonly row: number; readonly column: string },
  ): string {
    if (!this.#renamings || nameKey(text) === nameKey(code)) return code;
    const now = this.#renamings.nowCalled(code, text);
    if (now !== null) this.#tell(text, place, `“${text}”是“${now}”的原名称，已按“${now}”导入`);
    const next = day === null ? null : this.#renamings.after(code, day);
    if (next === null) return code;
    this.#tell(
      text,
      place,
      `“${text}”到这一行的日期（${day ?? ''}）已撤销或更名，已按承继的“${next.name}”导入，请核对`,
    );
    return next.code;
  }

  #tell(text: string, place: { readonly row: number; readonly column: string }, message: string): void {
    if (!this.#told.has(text)) this.#told.set(text, { ...place, message });
  }
}
