import type { PreparedReport } from './prepare-report.ts';
import type { ReportRoom, RoomNumber } from './read-room.ts';
import type { RoomRun } from './room-run.ts';

const HIDDEN = '出自封闭台账，印发以前不提供';

/**
 * The room for readers who neither draft nor sign: numbers whose rows the reader may not all see are left out, and so
 * is everything from which they could be computed. Messages of checks and findings contain values, so they are shown
 * only when every number in them is. Silent units are not named: a missing one would reveal a row in a sealed ledger.
 * @param tells whether a number may be shown exactly, by its slot
 */
export function maskRoom(
  room: ReportRoom,
  { checks, findings }: PreparedReport,
  tells: (slot: string) => boolean,
): ReportRoom {
  const slots = new Set(room.numbers.map(({ slot }) => slot));
  const open = (names: readonly string[]): boolean =>
    names.length > 0 && names.every((name) => slots.has(name) && tells(name));
  const told = new Set([
    ...checks.filter(({ values }) => open(Object.keys(values))).map(({ id }) => id),
    ...findings.filter(({ where }) => open(where.flatMap((place) => place.slots))).map(({ id }) => id),
    ...room.numbers.map(({ slot }) => slot).filter(tells),
    ...room.blanks.map(({ parameter }) => parameter),
    ...room.carried.map(({ parameter }) => parameter),
  ]);
  const isTold = ({ id }: { readonly id: string }): boolean => told.has(id);
  const whatTold = new Set(findings.filter(isTold).map(({ what }) => what));
  const maskRuns = (runs: readonly RoomRun[]): readonly RoomRun[] =>
    runs.map((run) => (run.kind === 'number' && !tells(run.slot) ? { ...run, text: '　　' } : run));
  const seen = room.numbers.filter(({ slot }) => tells(slot));
  const emptySeen = room.obstacles.length > 0 && seen.length > 0 && seen.every(({ rows }) => rows === 0);
  return {
    ...room,
    emptySeen,
    titleRuns: maskRuns(room.titleRuns),
    addressee: maskRuns(room.addressee),
    signer: maskRuns(room.signer),
    blocks: room.blocks.map((block) => ({ ...block, runs: maskRuns(block.runs) })),
    numbers: room.numbers.map((number) =>
      tells(number.slot)
        ? {
            ...number,
            checks: number.checks.filter(isTold),
            findings: number.findings.filter((what) => whatTold.has(what)),
            state: emptySeen ? 'none' : stateOf(number, told, whatTold),
          }
        : hidden(number),
    ),
    obstacles: room.obstacles.filter(isTold),
    // An explanation may contain numbers of its own.
    notes: (emptySeen ? [] : room.notes.filter(isTold)).map((one) => ({
      ...one,
      explanation: null,
      stale: null,
    })),
    // The clauses contain numbers of their own; a hidden number counts neither as present nor as missing.
    quantities: { ...room.quantities, ...countTold(room, tells), declared: [], unproven: [] },
    silentUnits: [],
    signing: null,
  };
}

/** Number of places in the text where a visible number has a value, and where it has none yet. */
function countTold(
  { titleRuns, blocks, addressee, signer, numbers }: ReportRoom,
  tells: (slot: string) => boolean,
): Pick<ReportRoom['quantities'], 'proven' | 'missing'> {
  const values = new Map(numbers.map(({ slot, value }) => [slot, value]));
  const told = [...titleRuns, ...addressee, ...blocks.flatMap(({ runs }) => runs), ...signer].flatMap(
    (run) => (run.kind === 'number' && tells(run.slot) ? [values.get(run.slot) ?? null] : []),
  );
  const missing = told.filter((value) => value === null).length;
  return { proven: told.length - missing, missing };
}

/** A hidden finding must not show in the colour of the number either. */
function stateOf(
  { state, checks, findings }: RoomNumber,
  told: ReadonlySet<string>,
  whatTold: ReadonlySet<string>,
): RoomNumber['state'] {
  if (state === 'none') return state;
  const against = checks.filter(({ id, outcome }) => outcome === 'not_met' && told.has(id));
  if (against.some(({ severity }) => severity === 'error')) return 'fails';
  return against.length > 0 || findings.some((what) => whatTold.has(what)) ? 'warning' : 'agrees';
}

function hidden(number: RoomNumber): RoomNumber {
  return {
    ...number,
    printed: null,
    value: null,
    rows: 0,
    opens: false,
    missing: HIDDEN,
    state: 'none',
    lastYear: null,
    trend: [],
    floor: null,
    checks: [],
    findings: [],
  };
}
