import {
  MASKED,
  POST_RANGES_ROLE,
  POST_REGION_ROLE,
  POST_ROLE,
  RANGE_SLOTS,
  WHOLE_REGION,
} from '#kernel/db/index.ts';
import type { LedgerClass } from '#model/access/types.ts';
import type { Ledger } from '#model/pack/types.ts';
import { ident, rowColumnsOf, tableOf } from './table.ts';

const REGION = `region_id = nullif(current_setting('app.region', true), '')::int`;
const PROGRAM = `unit_path >= current_setting('app.lo', true) and unit_path < current_setting('app.hi', true)`;
const both = (role: string): string => `${role}, ${role}${MASKED}`;
const UNMASKED = [POST_ROLE, POST_RANGES_ROLE, POST_REGION_ROLE];

/** Raised when the statements below change, so that tables which exist get their policies anew. */
export const POLICY_FORM = 2;

/**
 * The policies and grants of one ledger's table, written so that they can be given again: the program's own roles,
 * and for an acting post one policy for each shape of rights (distributed.md, part 8, rule 4: ranges, no subquery).
 * @param withheld of 封存值: the slots of which those who read reports know the print alone
 */
export function ledgerPolicies(
  ledger: Ledger,
  { index, sealed }: LedgerClass,
  withheld: readonly string[] = [],
): readonly string[] {
  const table = tableOf(ledger);
  const policy = (name: string, roles: string, using: readonly string[], command = 'all'): string[] => [
    `drop policy if exists ${name} on ${table}`,
    `create policy ${name} on ${table} for ${command} to ${roles} using (\n  ${[REGION, ...using].join('\n  and ')}\n)`,
  ];
  const grants = [
    `alter table ${table} enable row level security`,
    `grant select, insert, update on ${table} to mingze_app, mingze_region`,
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
    ...grants,
  ];
}

/** Who is told of a sealed row, and by whom a row was recorded, is decided by the program and not by the post that writes. */
const NOT_AMENDED = new Set(['region_id', 'row_id', 'row_author', 'row_readers']);

/** Columns about persons are not granted to the masked roles: a statement that names one fails instead of leaking. */
function postGrants(ledger: Ledger, table: string): readonly string[] {
  const own = rowColumnsOf(ledger).map(([name]) => name);
  const amended = [...own, ...ledger.fields.map((field) => field.id)].filter(
    (name) => !NOT_AMENDED.has(name),
  );
  const masked = UNMASKED.map((role) => `${role}${MASKED}`).join(', ');
  return [
    `grant select, insert on ${table} to ${UNMASKED.join(', ')}`,
    `grant update (${amended.map(ident).join(', ')}) on ${table} to ${UNMASKED.join(', ')}`,
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
      .filter((name) => !(keyed && name === 'row_key')),
    ...ledger.fields.filter((field) => !field.personal).map((field) => field.id),
  ];
}

/** Tables with something about single rows of every ledger. */
export const ABOUT_ROWS: readonly string[] = ['core.row_history', 'files.attachments'];

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
    beside = '',
  ): string[] => [
    `drop policy if exists ${name} on ${table}`,
    `create policy ${name} on ${table} to ${roles} using (\n  ${REGION}\n  and (${beside}${classes
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
  return [
    ...ABOUT_ROWS.flatMap((table) => [
      ...policy(table, 'post', both(POST_ROLE), history(first, false)),
      ...policy(table, 'post_ranges', both(POST_RANGES_ROLE), history(someRange, false)),
      ...policy(table, 'post_region', both(POST_REGION_ROLE), history(first, true)),
    ]),
    // A version number tells that something was written; it is for those who may write there. '*' is the turn of imports.
    ...policy(
      'core.ledger_state',
      'post',
      'mingze_posts',
      ({ index, base }) =>
        base ? wholeRight(index) : `coalesce(current_setting('app.hi_${index}_0', true), '') <> ''`,
      `ledger = '*' or `,
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
