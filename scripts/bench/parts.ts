import { benchAccess } from './access.ts';
import { benchByUnit } from './by-unit.ts';
import { benchDocx } from './docx.ts';
import { benchDuties } from './duties.ts';
import { benchFacts } from './facts.ts';
import { benchForms } from './forms.ts';
import { benchHanded } from './handed.ts';
import { benchImport } from './import.ts';
import { benchIssue } from './issue.ts';
import { benchLists } from './lists.ts';
import type { Figure } from './measure.ts';
import { benchSteps } from './steps.ts';
import { benchTownship } from './township.ts';
import { benchVerify } from './verify.ts';

/** How large a run is. */
interface RunSize {
  /** Rows of the city. */
  readonly rows: number;
  /** True: every part is measured, none at length. */
  readonly short: boolean;
}

export interface PartResult {
  readonly figures: readonly Figure[];
  readonly notes: readonly string[];
}

export interface Part {
  readonly title: string;
  readonly run: (size: RunSize) => Promise<PartResult>;
}

const only = (figures: readonly Figure[]): PartResult => ({ figures, notes: [] });
const sizes = ({ rows }: RunSize): readonly number[] =>
  [10_000, 100_000, 1_000_000].filter((size) => size <= rows);

async function each(
  counts: readonly number[],
  run: (rows: number) => Promise<PartResult>,
): Promise<PartResult> {
  const all: PartResult[] = [];
  for (const count of counts) all.push(await run(count));
  return { figures: all.flatMap((one) => one.figures), notes: all.flatMap((one) => one.notes) };
}

/** What is measured, in the order of the run. */
export const PARTS: readonly Part[] = [
  { title: 'Documents', run: async () => only(await benchDocx()) },
  { title: 'A township’s year', run: async () => ({ figures: [], notes: await benchTownship() }) },
  { title: 'Verification in a browser', run: async () => only(await benchVerify()) },
  { title: 'Import', run: ({ rows }) => benchImport(rows, Math.min(100_000, rows)) },
  { title: 'Facts, and their growth', run: (size) => each(sizes(size), benchFacts) },
  { title: 'Numbers by unit', run: (size) => each(sizes(size), benchByUnit) },
  { title: 'Issue', run: (size) => each(sizes(size), benchIssue) },
  {
    title: 'The cost of the policies',
    run: async ({ rows }) =>
      only([
        ...(await benchAccess(Math.min(rows, 300_000))),
        ...(await benchHanded(Math.min(rows, 300_000))),
      ]),
  },
  { title: 'Forms', run: ({ rows, short }) => benchForms(Math.min(rows, 100_000), short) },
  { title: 'Steps of a flow', run: async ({ rows }) => only(await benchSteps(Math.min(rows, 300_000))) },
  { title: 'Lists under many', run: async ({ rows }) => only(await benchLists(rows)) },
  // A row of a city is worth 23 occurrences of a province: a million rows, a province of 23 million.
  { title: 'Duties', run: ({ rows, short }) => benchDuties(short ? 1 : rows * 23) },
];
