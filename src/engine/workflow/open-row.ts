import type { PoolClient } from 'pg';
import { v7 as uuid } from 'uuid';
import { columnTypeOf, demandComplete, handOver, ident, rowKey, tableOf } from '#engine/records/index.ts';
import { toLiteral } from '#fields/server.ts';
import { insertRow } from '#kernel/db/index.ts';
import type { RowsChanged } from '#model/events/index.ts';
import { dayOf } from '#model/time/day-of.ts';
import type { Opening } from '#model/pack/flow.ts';
import { flowErrors } from './errors.ts';
import { numberOf } from './matter.ts';
import type { JudgedStep, StepToWrite } from './step.ts';

export interface OpenedRow {
  readonly title: string;
  readonly number: string;
  readonly changed: RowsChanged;
}

/**
 * Makes the row that a step opens: accepted, of the same unit, under a number of its own. The matter is locked, so that no two
 * steps of it count at once.
 * @throws FLOW-NEED when somebody has typed that number by hand
 */
export async function openRow(
  client: PoolClient,
  { pack, region, ledger, actor, now, taker }: StepToWrite,
  { matter, day, step }: JudgedStep,
  opening: Opening,
): Promise<OpenedRow> {
  const target = pack.ledgers.get(opening.ledger);
  if (!target) throw new Error(`no ledger: ${opening.ledger}`);
  const table = tableOf(target);
  const mine = numberOf(ledger, matter);
  const prefix = `${mine}${opening.suffix}`;
  const known = await client.query<{ count: number }>(
    `select count(*)::int as count from ${table} where region_id = $1 and starts_with(row_key, $2)`,
    [region, rowKey([prefix])],
  );
  const number = `${prefix}${(known.rows[0]?.count ?? 0) + 1}`;
  const batch = uuid();
  const columns = new Map<string, string>([[ident(opening.number.id), toLiteral(number, 'text')]]);
  for (const { field, source } of opening.with) {
    const type = columnTypeOf(field);
    if (source.from === 'field') columns.set(ident(field.id), `t.${ident(source.field.id)}`);
    else {
      const value = {
        row: mine,
        day,
        code: source.from === 'code' ? source.code : null,
        is: source.from === 'is' && source.is,
      }[source.from];
      columns.set(ident(field.id), toLiteral(value, type));
    }
  }
  // Whoever opens a sealed row knows of it, like whoever records one.
  const readers = target.sensitivity === 'sealed' ? 'array_append(t.row_readers, $9::text)' : 't.row_readers';
  const happened = target.happened ? columns.get(ident(target.happened.id)) : undefined;
  const { rowCount } = await client.query(
    `insert into ${table} (region_id, row_id, row_key, unit_id, unit_path, row_status, row_happened_on, row_recorded_on,
       row_received_at, row_amended_at, row_version, row_batch_id, row_author, row_readers, ${[...columns.keys()].join(', ')})
     select $1, $3, $4, t.unit_id, t.unit_path, 'accepted', ${happened ?? 'null'}::date, $5::date, $6, $6, 1, $7, $8, ${readers}, ${[...columns.values()].join(', ')}
     from ${tableOf(ledger)} t where t.region_id = $1 and t.row_id = $2
     on conflict (region_id, row_key) do nothing`,
    [
      region,
      matter.id,
      uuid(),
      rowKey([number]),
      day,
      now,
      batch,
      taker.account,
      ...(target.sensitivity === 'sealed' ? [taker.appointment] : []),
    ],
  );
  if (!rowCount)
    throw flowErrors.error('FLOW-NEED', {
      step: step.title,
      reason: `“${target.title}”已有编号“${number}”，请先改正那一条`,
    });
  // It is accepted as it is made, so it must be what an accepted row of that ledger has to be.
  await demandComplete(client, region, target, rowKey([number]), dayOf(now));
  await insertRow(client, 'core.batches', {
    region_id: region,
    id: batch,
    kind: 'step',
    file: null,
    actor: actor.name,
    counts: '[]',
    finished_at: now,
    account: actor.account,
    by_hand: true,
    refused: 0,
    corrected: '[]',
  });
  await handOver(client, { region, ledger: target, now, batch });
  const { id, title } = target;
  return { title, number, changed: { ledger: id, title, batch, inserted: 1, amended: 0, history: null } };
}
