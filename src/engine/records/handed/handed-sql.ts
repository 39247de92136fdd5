import { fieldTypes } from '#fields/index.ts';
import type { Field } from '#model/field.ts';
import type { Addressees, Ledger } from '#model/pack/types.ts';
import { textOf } from '../listing/listed-row.ts';
import { columnTypeOf, ident, tableOf } from '../table.ts';

/** The rows of a ledger that were written under a batch; without one, all of them. */
export interface Written {
  readonly ledger: Ledger;
  readonly addressees: Addressees;
  readonly batch: string | null;
}

/** Which rows of `t`: the region is `$1`, the batch the given parameter. */
function rowsSql({ batch }: Written, parameter: number): string {
  return `t.region_id = $1${batch === null ? '' : ` and t.row_batch_id = $${parameter}`}`;
}

/** The units that a row is handed to; its owner has it already. */
function unitsSql({ fields }: Addressees): string {
  const parts = fields.map((field) =>
    fieldTypes[field.type].many
      ? `coalesce(t.${ident(field.id)}, '{}')`
      : `array[t.${ident(field.id)}]::text[]`,
  );
  return `array_remove(array_remove(${parts.join(' || ')}, null), t.unit_id)`;
}

/** The handed part of a row as an object of texts. Fifty arguments pairs are the most that one call takes. */
function partSql(fields: readonly Field[]): string {
  const pairs = fields.map(
    (field) => `'${field.id}', ${textOf({ name: field.id, type: columnTypeOf(field), field })}`,
  );
  const pieces: string[] = [];
  for (let at = 0; at < pairs.length; at += 45)
    pieces.push(`jsonb_build_object(${pairs.slice(at, at + 45).join(', ')})`);
  return pieces.length === 0 ? `'{}'::jsonb` : pieces.join(' || ');
}

/** Whether a row `t` is handed at all. */
function handedSql({ addressees: { once } }: Written): string {
  return `(t.row_status = 'accepted'${once === null ? '' : ` and t.${ident(once.id)} is not null`})`;
}

/** How many rows were written, how many of them were there before, and the units that the accepted ones name. $2: the batch. */
export function namedSql(written: Written): string {
  const { ledger, addressees, batch } = written;
  return `with w as materialized (
      select ${handedSql(written)} as handed, t.row_version as version, ${unitsSql(addressees)} as units
      from ${tableOf(ledger)} t where ${rowsSql(written, 2)})
    select count(*)::int as rows, count(*) filter (where ${batch === null ? 'true' : 'w.version > 1'})::int as known,
      (select coalesce(array_agg(distinct u), '{}') from w n, unnest(n.units) u where n.handed) as codes from w`;
}

/** Hands the accepted rows to the units with these codes and paths ($4, $5) that they name; $2 ledger, $3 now, $6 the batch. */
export function handSql(written: Written): string {
  const { ledger, addressees } = written;
  const [open, persons] = [false, true].map((personal) =>
    partSql(addressees.sees.filter((field) => field.personal === personal)),
  );
  return `insert into core.handed as h (region_id, ledger, row_id, to_unit, to_path, unit_id, unit_path, author, readers,
      happened_on, row_version, digest, part, persons, in_force, handed_at, changed_at)
    select t.region_id, $2, t.row_id, m.code, m.path, t.unit_id, t.unit_path, t.row_author, t.row_readers,
      t.row_happened_on, t.row_version, md5((p.part || p.persons)::text), p.part, p.persons, true, $3, $3
    from ${tableOf(ledger)} t cross join lateral (select ${open} as part, ${persons} as persons) p
      cross join lateral (select distinct u as code from unnest(${unitsSql(addressees)}) u) a
      join unnest($4::text[], $5::text[]) as m(code, path) on m.code = a.code
    where ${rowsSql(written, 6)} and ${handedSql(written)}
    on conflict (region_id, ledger, row_id, to_unit) do update set to_path = excluded.to_path, unit_id = excluded.unit_id,
      unit_path = excluded.unit_path, happened_on = excluded.happened_on, part = excluded.part, persons = excluded.persons,
      row_version = case when h.digest = excluded.digest then h.row_version else excluded.row_version end,
      digest = excluded.digest, in_force = true, changed_at = excluded.changed_at
    where not h.in_force or h.digest <> excluded.digest or h.unit_id <> excluded.unit_id
      or h.happened_on is distinct from excluded.happened_on`;
}

/** Withdraws what is no longer accepted, or no longer addressed; $2 ledger, $3 now, $4 the batch. */
export function withdrawSql(written: Written): string {
  const { ledger, addressees } = written;
  return `update core.handed h set in_force = false, part = '{}', persons = '{}', changed_at = $3
    from ${tableOf(ledger)} t where h.region_id = $1 and h.ledger = $2 and h.row_id = t.row_id and ${rowsSql(written, 4)}
      and h.in_force and (not ${handedSql(written)} or not h.to_unit = any (${unitsSql(addressees)}))`;
}

/** Takes along what stands where its row stands, when the row changes hands; $2 ledger, $3 the batch. */
export function carrySql(table: 'core.handed' | 'core.receipts', written: Written): string {
  return `update ${table} h set unit_id = t.unit_id, unit_path = t.unit_path
    from ${tableOf(written.ledger)} t where h.region_id = $1 and h.ledger = $2 and h.row_id = t.row_id and ${rowsSql(written, 3)}
      and h.unit_id <> t.unit_id`;
}
