import { fieldTypes } from '#fields/index.ts';
import type { PoolClient } from 'pg';
import { ident, tableOf } from '#engine/records/index.ts';
import { groupBy } from '#model/group-by.ts';
import { dayOf } from '#model/time/day-of.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { AnsweringRow } from './answering-row.ts';
import type { FoundOccurrence } from './occurrence-key.ts';
import type { Reading } from './reading.ts';

/** A fact for a reviewer. It states what is, not what it means. */
export interface Signal {
  readonly kind: 'entered_late' | 'same_text' | 'same_file' | 'later_material' | 'last_hour';
  readonly words: string;
}

/** Number of records in the last hour of the day from which they are reported. */
const MANY = 10;

/** The facts about the rows of an occurrence. Only rows that the post may see are compared. */
export async function signalsOf(
  client: PoolClient,
  { pack, scope }: Reading,
  occurrence: FoundOccurrence,
  rows: readonly AnsweringRow[],
): Promise<readonly Signal[]> {
  const signals: Signal[] = [];
  const { due } = occurrence;
  for (const row of rows) {
    // By the day on which the unit recorded it, like the state; a later import does not make an entry late.
    const entered = row.recordedOn ?? dayOf(new Date(row.receivedAt));
    if (due !== null && row.happenedOn <= due && entered > due)
      signals.push({
        kind: 'entered_late',
        words: `${row.happenedOn} 的工作，${entered} 才登记，晚于 ${due}`,
      });
  }
  for (const [id, ones] of groupBy(rows, (row) => row.ledger)) {
    const ledger = pack.ledgers.get(id);
    if (!ledger) continue;
    const of = ones.map(({ row }) => row);
    signals.push(...(await sameTexts(client, scope.region, ledger, of)));
    signals.push(...(await sameFiles(client, scope.region, ledger, of)));
    signals.push(...(await laterMaterial(client, scope.region, ledger, of)));
    if (due !== null) signals.push(...(await lastHour(client, scope.region, ledger, occurrence.unit, due)));
  }
  return signals;
}

/** Long texts that occur word for word in other rows of the unit: minutes copied from one meeting to the next. */
async function sameTexts(
  client: PoolClient,
  region: number,
  ledger: Ledger,
  ids: readonly string[],
): Promise<Signal[]> {
  const signals: Signal[] = [];
  for (const field of ledger.fields.filter(({ type, personal }) => fieldTypes[type].long && !personal)) {
    const column = ident(field.id);
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from ${tableOf(ledger)} a join ${tableOf(ledger)} b on b.region_id = $1 and b.unit_id = a.unit_id
         and b.${column} = a.${column} and b.row_id <> a.row_id and b.row_status <> 'voided'
       where a.region_id = $1 and a.row_id = any ($2::uuid[]) and length(a.${column}) >= 20`,
      [region, ids],
    );
    const n = rows[0]?.n ?? 0;
    if (n > 0) signals.push({ kind: 'same_text', words: `“${field.title}”与本单位另外 ${n} 条记录一字不差` });
  }
  return signals;
}

/** Files that are attached to other rows too, by digest. */
async function sameFiles(
  client: PoolClient,
  region: number,
  ledger: Ledger,
  ids: readonly string[],
): Promise<Signal[]> {
  const { rows } = await client.query<{ name: string; n: number }>(
    `select a.name, count(distinct b.row_id)::int as n from files.attachments a join files.attachments b
       on b.region_id = $1 and b.digest = a.digest and b.row_id <> a.row_id and b.removed_at is null
     where a.region_id = $1 and a.removed_at is null and a.ledger = $2 and a.row_id = any ($3::uuid[]) group by 1 order by 1`,
    [region, ledger.id, ids],
  );
  return rows.map(({ name, n }) => ({ kind: 'same_file', words: `附件“${name}”还附在另外 ${n} 条记录上` }));
}

/** The studied material was published after the day of the study. */
async function laterMaterial(
  client: PoolClient,
  region: number,
  ledger: Ledger,
  ids: readonly string[],
): Promise<Signal[]> {
  const issued = ledger.field.get('material_issued_on');
  if (!issued || !ledger.happened) return [];
  const { rows } = await client.query<{ held: string; issued: string }>(
    `select to_char(${ident(ledger.happened.id)}, 'YYYY-MM-DD') as held, to_char(${ident(issued.id)}, 'YYYY-MM-DD') as issued
     from ${tableOf(ledger)} where region_id = $1 and row_id = any ($2::uuid[]) and ${ident(issued.id)} > ${ident(ledger.happened.id)}`,
    [region, ids],
  );
  return rows.map((row) => ({
    kind: 'later_material',
    words: `${row.held} 学习的材料，${row.issued} 才发布`,
  }));
}

/** Many records of a unit that were received within the last hour of the last day. */
async function lastHour(
  client: PoolClient,
  region: number,
  ledger: Ledger,
  unit: string,
  due: string,
): Promise<Signal[]> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from ${tableOf(ledger)} where region_id = $1 and unit_id = $2
       and row_received_at >= (($3::date + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 hour'
       and row_received_at < ($3::date + 1)::timestamp at time zone 'Asia/Shanghai'`,
    [region, unit, due],
  );
  const n = rows[0]?.n ?? 0;
  return n >= MANY
    ? [{ kind: 'last_hour', words: `《${ledger.title}》有 ${n} 条记录在 ${due} 的最后一小时登记` }]
    : [];
}
