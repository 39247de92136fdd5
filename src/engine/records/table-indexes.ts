import { fieldTypes } from '#fields/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { openSql } from './listing/default-selection.ts';
import { comparedSql, ident, tableOf } from './table.ts';

/**
 * Years come in one after another, so that a few blocks know which dates they hold: a BRIN index of some pages lets
 * the numbers of a year pass over the other years, and costs an import next to nothing (a B-tree cost it a tenth).
 */
export function periodIndex({ happened }: Ledger, table: string, name: string): string[] {
  if (!happened) return [];
  return [
    `create index ${ident(`${name}_period`)} on ${table} using brin (region_id, ${ident(happened.id)})`,
  ];
}

/**
 * What a list of a year shows is found without a look at the other years: the days by a few blocks, what is open by
 * itself, because few rows are open at any time. When a definition says anew what is open, its index is made anew.
 */
export function listIndexes(ledger: Ledger, table: string): string[] {
  const { id, kind, happened, open } = ledger;
  if (kind !== 'ledger') return [];
  const name = (which: string): string => ident(`${id.slice(0, 50)}_${which}`);
  return [
    `create index if not exists ${ident(`${id}_open`)} on ${table} (region_id, row_status) where row_status in ('draft', 'submitted', 'returned')`,
    ...(happened
      ? [`create index if not exists ${name('year')} on ${table} using brin (region_id, row_happened_on)`]
      : []),
    `drop index if exists ledger.${name('pending')}`,
    ...(open
      ? [
          `create index ${name('pending')} on ${table} (region_id, row_happened_on) where ${openSql(ledger).replaceAll('t.', '')}`,
        ]
      : []),
  ];
}

/**
 * What a number of yesterday needs of the rows that were changed since: those of a batch, and whether a value that one of them
 * has lost is still there in another row.
 * @param values the fields whose distinct values are counted
 */
export function changeIndexes(ledger: Ledger, values: readonly string[]): string[] {
  const table = tableOf(ledger);
  const name = ledger.id.slice(0, 30);
  return [
    `create index if not exists ${ident(`${name}_batch`)} on ${table} (region_id, row_batch_id)`,
    ...ledger.fields
      .filter(({ id }) => values.includes(id))
      .map(
        (field) =>
          `create index if not exists ${ident(`${name}_has_${field.id.slice(0, 25)}`)} on ${table} (region_id, ${comparedSql(ident(field.id), field)}) where row_status = 'accepted'`,
      ),
  ];
}

/** Who cites a record is found by an index: of the few rows that cite any, where the field may stay empty. */
export function citingIndexes(ledger: Ledger): string[] {
  const table = tableOf(ledger);
  return ledger.fields
    .filter(({ type }) => fieldTypes[type].reference === 'ledger')
    .map(({ id }) => {
      const name = ident(`${ledger.id.slice(0, 30)}_cites_${id.slice(0, 25)}`);
      const column = ident(id);
      return `create index if not exists ${name} on ${table} (region_id, ${column}) where ${column} is not null`;
    });
}

/** Of rows that another row copies there is one: also of two that are written at once. */
export function singleIndexes(
  ledger: Ledger,
  links: readonly { readonly field: string }[],
): readonly string[] {
  const table = tableOf(ledger);
  return links.map(({ field }) => {
    const column = ident(field);
    return `create unique index if not exists ${singleIndex(ledger, field)} on ${table} (region_id, ${column}) where ${column} is not null and row_status <> 'voided'`;
  });
}

function singleIndex({ id }: Ledger, field: string): string {
  return ident(`${id.slice(0, 30)}_only_${field.slice(0, 25)}`);
}

/** Grows with every index that tables which exist already have to get. */
export const INDEX_FORM = 5;
