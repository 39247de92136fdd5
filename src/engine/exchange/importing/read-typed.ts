import type { PoolClient } from 'pg';
import { fieldTypes } from '#fields/index.ts';
import type { Database, Scope } from '#kernel/db/index.ts';
import type { Field } from '#model/field.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Value } from '#model/value.ts';
import { keptNames } from './kept-names.ts';

interface Reader {
  readonly db: Database;
  readonly pack: Pack;
  readonly scope: Scope;
}

/**
 * Reads what a user typed for single fields, by the same rules and names as the cells of a sheet.
 * @param typed by field id; what is absent is empty
 * @param today the city's day
 * @returns the values, and what cannot be read, at its field
 */
export async function readTyped(
  client: PoolClient,
  reader: Reader,
  fields: readonly Field[],
  typed: Readonly<Record<string, string | null>>,
  today: string,
): Promise<{
  readonly values: ReadonlyMap<string, Value>;
  readonly faults: readonly { readonly field: string; readonly message: string }[];
}> {
  const names = await keptNames(client, reader, today, null);
  const values = new Map<string, Value>();
  const faults: { field: string; message: string }[] = [];
  for (const field of fields) {
    const cell = typed[field.id]?.trim() === '' ? null : (typed[field.id] ?? null);
    const parsed = fieldTypes[field.type].parse(cell, field, { ...names, headerMoneyUnit: null });
    if ('fault' in parsed) faults.push({ field: field.id, message: parsed.fault.message });
    else values.set(field.id, parsed.value);
  }
  return { values, faults };
}
