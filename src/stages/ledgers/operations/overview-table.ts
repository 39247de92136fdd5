import { groupBy } from '#model/group-by.ts';
import type { KnownUnit } from '#engine/records/index.ts';
import { leadersOf } from './leading-unit.ts';

/** A count of rows of one ledger, unit, status and month. */
export interface Tally {
  readonly ledger: string;
  readonly title: string;
  readonly section: number;
  readonly unit: string;
  readonly status: string;
  /** An undecided record, or an unfinished matter. */
  readonly open: boolean;
  /** Null where the row has no date. */
  readonly year: number | null;
  readonly month: number | null;
  readonly n: number;
}

/** The rows of a unit in a section. `parts` add up to it, each with the address parameters of exactly its rows. */
interface Cell {
  readonly section: number;
  /** Accepted rows of the year whose matter is finished. */
  readonly accepted: number;
  /** Open now, regardless of the year: undecided records, and unfinished matters. */
  readonly open: number;
  /** Of the year before, accepted. */
  readonly before: number;
  readonly parts: readonly CellPart[];
}

interface CellPart {
  readonly ledger: string;
  readonly title: string;
  readonly accepted: number;
  readonly open: number;
  /** The units of these rows. */
  readonly units: readonly string[];
}

export interface Overview {
  /** A line for each unit with any rows, sections across; units further down are added to their leading unit. */
  readonly units: readonly {
    readonly code: string;
    readonly name: string;
    readonly cells: readonly Cell[];
  }[];
  /** By section: this year and the year before, month by month. */
  readonly sections: readonly {
    readonly section: number;
    readonly months: readonly number[];
    readonly lastYear: readonly number[];
  }[];
}

/**
 * Adds tallies up into the table of a page.
 * @param own the unit of the reader; where all rows that he sees are below it, the units directly below it have the
 *   lines
 */
export function overviewOf(
  tallies: readonly Tally[],
  units: readonly KnownUnit[],
  year: number,
  own: string | null,
): Overview {
  const leads = leadersOf(
    units,
    own,
    tallies.map(({ unit }) => unit),
  );
  const names = new Map(units.map(({ code, name, shortName }) => [code, shortName ?? name]));
  const lines = groupBy(tallies, ({ unit }) => leads(unit));
  const sections = [...new Set(tallies.map(({ section }) => section))].toSorted((a, b) => a - b);
  return {
    units: [...lines]
      .map(([code, here]) => ({ code, name: names.get(code) ?? code, cells: cellsOf(here, sections, year) }))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    sections: sections.map((section) => ({
      section,
      months: monthsOf(tallies, section, year),
      lastYear: monthsOf(tallies, section, year - 1),
    })),
  };
}

function cellsOf(own: readonly Tally[], sections: readonly number[], year: number): readonly Cell[] {
  return sections.map((section) => {
    const here = own.filter((one) => one.section === section);
    const parts = [
      ...groupBy(
        here.filter((one) => one.open || (one.year === year && one.status === 'accepted')),
        ({ ledger }) => ledger,
      ),
    ].map(
      ([ledger, of]): CellPart => ({
        ledger,
        title: of[0]?.title ?? ledger,
        accepted: sum(of.filter(({ open }) => !open)),
        open: sum(of.filter(({ open }) => open)),
        units: [...new Set(of.map(({ unit }) => unit))].toSorted(),
      }),
    );
    return {
      section,
      accepted: parts.reduce((all, { accepted }) => all + accepted, 0),
      open: parts.reduce((all, { open }) => all + open, 0),
      before: sum(here.filter((one) => one.year === year - 1 && one.status === 'accepted')),
      parts,
    };
  });
}

function monthsOf(tallies: readonly Tally[], section: number, year: number): readonly number[] {
  const months = Array.from({ length: 12 }, () => 0);
  for (const one of tallies)
    if (one.section === section && one.year === year && one.month !== null && one.status === 'accepted')
      months[one.month - 1] = (months[one.month - 1] ?? 0) + one.n;
  return months;
}

function sum(tallies: readonly Tally[]): number {
  return tallies.reduce((all, { n }) => all + n, 0);
}
