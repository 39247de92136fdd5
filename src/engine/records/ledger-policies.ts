import {
  GATHERING,
  MASKED,
  POST_RANGES_ROLE,
  POST_REGION_ROLE,
  POST_ROLE,
  RANGE_SLOTS,
  STEP_ROLE,
  WHOLE_REGION,
} from '#kernel/db/index.ts';
import type { LedgerClass } from '#model/access/types.ts';
import type { Ledger } from '#model/pack/types.ts';
import { columnsOfSteps } from './flow-table.ts';
import type { GatherLink } from './gather/links.ts';
import { ident, rowColumnsOf, tableOf } from './table.ts';

const REGION = `region_id = nullif(current_setting('app.region', true), '')::int`;
const PROGRAM = `unit_path >= current_setting('app.lo', true) and unit_path < current_setting('app.hi', true)`;
const both = (role: string): string => `${role}, ${role}${MASKED}`;
const UNMASKED = [POST_ROLE, POST_RANGES_ROLE, POST_REGION_ROLE];

/** Raised when the statements below change, so that tables which exist get their policies anew. */
export const POLICY_FORM = 3;

/**
 * The policies and grants of one ledger's table, written so that they can be given again: the program's own roles,
 * and for an acting post one policy for each shape of rights (distributed.md, part 8, rule 4: ranges, no subquery).
 * @param withheld of 封存值: the slots of which those who read reports know the print alone
 * @param links over which something is gathered; those of this ledger are looked for among them
 */
export function ledgerPolicies(
  ledger: Ledger,
  { index, sealed }: LedgerClass,
  withheld: readonly string[] = [],
  links: readonly GatherLink[] = [],
): readonly string[] {
  const table = tableOf(ledger);
  const policy = (name: string, roles: string, using: readonly string[], command = 'all'): string[] => [
    `drop policy if exists ${name} on ${table}`,
    `create policy ${name} on ${table} for ${command} to ${roles} using (\n  ${[REGION, ...using].join('\n  and ')}\n)`,
  ];
  const grants = [
    `alter table ${table} enable row level security`,
    ...programGrants(ledger, table),
    ...postGrants(ledger, table),
  ];
  if (ledger.kind === 'base')
    return [
      ...policy('scope', 'mingze_app, mingze_region', []),
      // The names of units and people are everybody's, numbers of earlier reports only theirs who read reports;
      // to change either needs a right over the whole region.
      ...policy('post', 'mingze_posts', sealed ? [readers(index, withheld)] : [], 'select'),
      ...policy('post_write', UNMASKED.join(', '), [wholeRight(index)]),
      ...grants,
    ];
  const known = sealed ? [knowers(index, 'row_readers')] : [];
  return [
    ...policy('scope', 'mingze_app', [PROGRAM]),
    ...policy('region', 'mingze_region', []),
    ...policy('post', both(POST_ROLE), [oneRange(index, 0), ...known]),
    ...policy('post_ranges', both(POST_RANGES_ROLE), [
      someRange(index),
      author(index, 'row_author'),
      ...known,
    ]),
    ...policy('post_region', both(POST_REGION_ROLE), sealed ? [oneRange(index, 0), ...known] : []),
    ...gatherPolicies(ledger, table, links),
    ...grants,
  ];
}

/**
 * Rows that belong together over a link are within reach while what one gathers from the others is brought up to date: the
 * gathered ones to be read, the one that gathers to be written. The program names them (gather/follow.ts); at any other time the
 * settings are empty and these policies let nothing through.
 */
function gatherPolicies(ledger: Ledger, table: string, links: readonly GatherLink[]): readonly string[] {
  const roles = UNMASKED.map((role) => `${role}${GATHERING}`).join(', ');
  const tied = (into: string, column: string): string =>
    `(current_setting('app.gathered_into', true) = '${into}' and ${ident(column)} = any (nullif(current_setting('app.gathered', true), '')::text[]))`;
  const any = (terms: readonly string[]): string => `(${[...new Set(terms)].join(' or ')})`;
  const into = links.filter((one) => one.into.id === ledger.id).map(({ own }) => tied(ledger.id, own));
  const from = links.filter((one) => one.from.id === ledger.id).map((one) => tied(one.into.id, one.at));
  const make = (name: string, command: string, terms: readonly string[]): readonly string[] => [
    `drop policy if exists ${name} on ${table}`,
    ...(terms.length > 0
      ? [
          `create policy ${name} on ${table} for ${command} to ${roles} using (\n  ${REGION}\n  and ${any(terms)}\n)`,
        ]
      : []),
  ];
  return [...make('gathered', 'select', [...into, ...from]), ...make('gathered_into', 'update', into)];
}

/** Who is told of a sealed row, and by whom a row was recorded, is decided by the program and not by the post that writes. */
const NOT_AMENDED = new Set(['region_id', 'row_id', 'row_author', 'row_readers']);

/** The program itself does not walk past a flow either: what steps write, their own role alone writes. */
function programGrants(ledger: Ledger, table: string): readonly string[] {
  const program = 'mingze_app, mingze_region';
  if (!ledger.flow) return [`grant select, insert, update on ${table} to ${program}`];
  return [
    `revoke insert, update on ${table} from ${program}`,
    `grant select, insert (${columnsFor(ledger, 'inserted')}), update (${columnsFor(ledger, 'amended')}) on ${table} to ${program}`,
    `grant insert, update on ${table} to ${STEP_ROLE}`,
  ];
}

/** All columns of a ledger's table but those that only steps write. */
function columnsFor(
  ledger: Ledger,
  how: 'inserted' | 'amended',
  but: ReadonlySet<string> = new Set(),
): string {
  const ofSteps = columnsOfSteps(ledger)[how];
  return [...rowColumnsOf(ledger).map(([name]) => name), ...ledger.fields.map((field) => field.id)]
    .filter((name) => !ofSteps.has(name) && !but.has(name))
    .map(ident)
    .join(', ');
}

/** Columns about persons are not granted to the masked roles: a statement that names one fails instead of leaking. */
function postGrants(ledger: Ledger, table: string): readonly string[] {
  const masked = UNMASKED.map((role) => `${role}${MASKED}`).join(', ');
  return [
    ...(ledger.flow ? [`revoke insert, update on ${table} from ${UNMASKED.join(', ')}`] : []),
    `grant select on ${table} to ${UNMASKED.join(', ')}`,
    `grant insert${ledger.flow ? ` (${columnsFor(ledger, 'inserted')})` : ''} on ${table} to ${UNMASKED.join(', ')}`,
    `grant update (${columnsFor(ledger, 'amended', NOT_AMENDED)}) on ${table} to ${UNMASKED.join(', ')}`,
    `revoke all on ${table} from ${masked}`,
    `grant select (${openColumns(ledger).map(ident).join(', ')}) on ${table} to ${masked}`,
  ];
}

/** The columns that a post without sight of personal fields may name. A natural key that holds such a field is one. */
function openColumns(ledger: Ledger): readonly string[] {
  const keyed = ledger.identity.some((field) => field.personal);
  return [
    ...rowColumnsOf(ledger)
      .map(([name]) => name)
      .filter((name) => !(keyed && name === 'row_key') && name !== 'row_typed'),
    ...ledger.fields.filter((field) => !field.personal).map((field) => field.id),
  ];
}

/** Tables with something about single rows of every ledger. */
export const ABOUT_ROWS: readonly string[] = [
  'core.row_history',
  'files.attachments',
  'core.steps',
  'core.handed',
  'core.receipts',
];

/** Of these also who sees the rows of the unit to which one is handed. A receipt is written by such a post alone. */
const HANDED = { seen: ['core.handed', 'core.receipts'], signed: 'core.receipts' } as const;

/**
 * The policies of the tables that hold something of every ledger: a row of one is as visible as a row of the ledger
 * that it is about. They name the ledgers of each class, so they are written anew when classes change.
 */
export function sharedPolicies(classes: readonly LedgerClass[]): readonly string[] {
  const policy = (
    table: string,
    name: string,
    roles: string,
    each: (one: LedgerClass) => string,
    { beside = '', command = 'all' }: { readonly beside?: string; readonly command?: string } = {},
  ): string[] => [
    `drop policy if exists ${name} on ${table}`,
    `create policy ${name} on ${table} for ${command} to ${roles} ${command === 'insert' ? 'with check' : 'using'} (\n  ${REGION}\n  and (${beside}${classes
      .map((one) => `ledger = any ('{${one.ledgers.join(',')}}'::text[]) and ${each(one)}`)
      .join('\n    or ')})\n)`,
  ];
  const history =
    (ranges: (index: number) => string, open: boolean) =>
    ({ index, sealed, base }: LedgerClass): string => {
      if (base) return wholeRight(index);
      const parts = sealed
        ? [open ? oneRange(index, 0) : ranges(index), knowers(index, 'readers')]
        : open
          ? ['true']
          : [ranges(index)];
      return [...parts, ...(open ? [] : [author(index, 'author')])].join(' and ');
    };
  const first = (index: number): string => oneRange(index, 0);
  const handed =
    (ranges: (index: number) => string) =>
    ({ index, sealed, base }: LedgerClass): string =>
      sealed || base
        ? 'false'
        : `${ranges(index).replaceAll('unit_path', 'to_path')} and coalesce(current_setting('app.author_${index}', true), '') = ''`;
  const owned = (table: string, command: string, ending: string): string[] => [
    ...policy(table, `post${ending}`, both(POST_ROLE), history(first, false), { command }),
    ...policy(table, `post_ranges${ending}`, both(POST_RANGES_ROLE), history(someRange, false), { command }),
    ...policy(table, `post_region${ending}`, both(POST_REGION_ROLE), history(first, true), { command }),
  ];
  const addressed = (table: string, command: string, ending: string): string[] => [
    ...policy(table, `handed${ending}`, both(POST_ROLE), handed(first), { command }),
    ...policy(table, `handed_ranges${ending}`, both(POST_RANGES_ROLE), handed(someRange), { command }),
  ];
  return [
    ...ABOUT_ROWS.filter((table) => table !== HANDED.signed).flatMap((table) => owned(table, 'all', '')),
    ...owned(HANDED.signed, 'select', ''),
    ...owned(HANDED.signed, 'update', '_carry'),
    ...addressed(HANDED.signed, 'insert', '_sign'),
    ...policy(HANDED.signed, 'handed_region_sign', both(POST_REGION_ROLE), history(first, true), {
      command: 'insert',
    }),
    ...HANDED.seen.flatMap((table) => addressed(table, 'select', '')),
    // A version number tells that something was written; it is for those who may write there. '*' is the turn of imports.
    ...policy(
      'core.ledger_state',
      'post',
      'mingze_posts',
      ({ index, base }) =>
        base ? wholeRight(index) : `coalesce(current_setting('app.hi_${index}_0', true), '') <> ''`,
      { beside: `ledger = '*' or ` },
    ),
  ];
}

/** A table of a later module whose rows are as visible as those of one ledger (core.scoped_tables). */
export interface ScopedTable {
  readonly table: string;
  readonly ledger: string;
  /** Where this holds a row is about a person: masked posts do not see it. */
  readonly persons: string | null;
  /** Rows hold a unit with all below it: for who may see all of the region. */
  readonly wholeOnly: boolean;
}

/** The posts' policies of such a table; where no pack defines the ledger, posts see nothing of it. */
export function scopedPolicies(
  { table, ledger, persons, wholeOnly }: ScopedTable,
  classes: readonly LedgerClass[],
): readonly string[] {
  const index = classes.find((one) => one.ledgers.includes(ledger))?.index;
  return [POST_ROLE, POST_RANGES_ROLE, POST_REGION_ROLE].flatMap((role) =>
    ['', MASKED].flatMap((masked) => {
      const name = `${role.slice('mingze_'.length)}${masked}`;
      const rows = [REGION];
      if (index === undefined) rows.push('false');
      else if (wholeOnly && role !== POST_REGION_ROLE)
        rows.push(wholeRight(index), `current_setting('app.lo_${index}_0', true) = ''`, oneRange(index, 0));
      else if (role === POST_ROLE) rows.push(oneRange(index, 0));
      else if (role === POST_RANGES_ROLE) rows.push(someRange(index));
      if (index !== undefined && role === POST_RANGES_ROLE)
        rows.push(`coalesce(current_setting('app.author_${index}', true), '') = ''`);
      if (masked !== '' && persons !== null) rows.push(`not (${persons})`);
      return [
        `drop policy if exists ${name} on ${table}`,
        `create policy ${name} on ${table} for select to ${role}${masked} using (\n  ${rows.join('\n  and ')}\n)`,
      ];
    }),
  );
}

function oneRange(index: number, slot: number): string {
  return `unit_path >= current_setting('app.lo_${index}_${slot}', true) and unit_path < current_setting('app.hi_${index}_${slot}', true)`;
}

function someRange(index: number): string {
  const slots = Array.from({ length: RANGE_SLOTS }, (_, slot) => `(${oneRange(index, slot)})`);
  return `(${slots.join(' or ')})`;
}

/** Who reads reports reads the numbers of earlier ones, as far as these were published exactly. */
function readers(index: number, withheld: readonly string[]): string {
  const reads = `current_setting('app.reports_read', true) = 'on'`;
  if (withheld.length === 0) return reads;
  const list = withheld.map((slot) => `'${slot.replaceAll("'", "''")}'`).join(', ');
  return `${reads} and (not (slot in (${list})) or coalesce(${wholeRight(index)}, false))`;
}

function wholeRight(index: number): string {
  return `current_setting('app.hi_${index}_0', true) = '${WHOLE_REGION.hi}'`;
}

function knowers(index: number, column: string): string {
  return `(current_setting('app.knows_${index}', true) = 'on' or current_setting('app.post', true) = any (${column}))`;
}

function author(index: number, column: string): string {
  return `(coalesce(current_setting('app.author_${index}', true), '') = '' or ${column} = current_setting('app.author_${index}', true))`;
}
