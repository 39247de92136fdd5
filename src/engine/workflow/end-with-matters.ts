import type { PoolClient } from 'pg';
import { ident, tableOf } from '#engine/records/index.ts';
import type { AuditEvent } from '#model/events/index.ts';
import type { Field } from '#model/field.ts';
import type { Flow, FlowStep } from '#model/pack/flow.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import { dayOf } from '#model/time/day-of.ts';
import { type FlowLedger, readMatter, withFlow } from './matter.ts';
import type { StepToWrite } from './step.ts';
import { writeStep } from './write-step.ts';

type EndsWith = NonNullable<Flow['endsWith']>;

/** Who is entered as having taken such a step: whoever ended the matter, or the program. */
export type Ending = Pick<StepToWrite, 'pack' | 'region' | 'actor' | 'now' | 'taker'>;

/** A row of which everything that it is about has ended. */
interface EndedRow {
  readonly ledger: FlowLedger;
  readonly step: FlowStep;
  readonly id: string;
  /** What has ended, in words. */
  readonly about: string;
}

/**
 * The rows that have to end with what they cite.
 * @param touched the ledgers whose rows have changed; null: any
 */
export async function endedRows(
  client: PoolClient,
  pack: Pack,
  region: number,
  touched: ReadonlySet<string> | null,
): Promise<readonly EndedRow[]> {
  const ended: EndedRow[] = [];
  for (const one of pack.ledgers.values()) {
    const ledger = withFlow(one);
    const ends = ledger?.flow.endsWith;
    if (!ledger || !ends) continue;
    if (touched && !ends.fields.some((field) => touched.has(field.ledger ?? ''))) continue;
    const { rows } = await client.query<Pick<EndedRow, 'id' | 'about'>>(endedSql(pack, ledger, ends), [
      region,
      ends.step.from,
    ]);
    for (const row of rows) ended.push({ ...row, ledger, step: ends.step });
  }
  return ended;
}

/**
 * Ends the rows that end with what they cite: an order with the finding that it is about. Part of the transaction that ended
 * the matter, or of one that finds what had ended otherwise.
 * @returns what the log tells of the steps
 */
export async function endWithMatters(
  client: PoolClient,
  ending: Ending,
  touched: ReadonlySet<string> | null,
): Promise<readonly AuditEvent[]> {
  const { pack, region, now } = ending;
  const events: AuditEvent[] = [];
  for (const { ledger, step, id, about } of await endedRows(client, pack, region, touched)) {
    const matter = await readMatter(client, region, ledger, id, { fields: ledger.fields, lock: true });
    // Whoever had it locked may have ended it in the meantime.
    if (!matter || matter.status !== 'accepted' || !step.from.includes(matter.state)) continue;
    const judged = { step, matter, day: dayOf(now), asked: new Map(), moves: true };
    const { events: told } = await writeStep(client, { ...ending, ledger, opinion: about }, judged);
    events.push(...told);
  }
  return events;
}

/** SQL of the rows in `$2` states of which every cited matter has ended, with the words for it. */
function endedSql(pack: Pack, ledger: FlowLedger, { fields }: EndsWith): string {
  const cited = fields.map((field) => ({ column: `t.${ident(field.id)}`, ...citedBy(pack, field) }));
  const words = cited.map(
    ({ column, title }) => `case when ${column} is not null then '${title} ' || ${column} || ' 已经办结' end`,
  );
  const open = cited.map(
    ({ column, from, own, ended }) =>
      `(${column} is null or exists (select from ${from} m where m.region_id = t.region_id and m.${own} = ${column}
         and m.row_status = 'accepted' and ${ended}))`,
  );
  return `select t.row_id as id, concat_ws('；', ${words.join(', ')}) as about from ${tableOf(ledger)} t
    where t.region_id = $1 and t.row_status = 'accepted' and t.${ident(ledger.flow.state.id)} = any ($2::text[])
      and (${cited.map(({ column }) => `${column} is not null`).join(' or ')}) and ${open.join(' and ')} order by t.row_key`;
}

function citedBy(
  pack: Pack,
  { ledger }: Field,
): { readonly title: string; readonly from: string; readonly own: string; readonly ended: string } {
  const cited = pack.ledgers.get(ledger ?? '');
  if (!cited?.reference) throw new Error(`no ledger that can be cited: ${ledger}`);
  const title = cited.title.replaceAll("'", "''");
  return { title, from: tableOf(cited), own: ident(cited.reference.id), ended: hasEndedSql(cited) };
}

/** SQL of whether the row `m` has ended: by its course, else by its work being done. */
function hasEndedSql({ flow, due }: Ledger): string {
  if (flow) {
    const ends = flow.states.filter(({ end }) => end).map(({ code }) => `'${code}'`);
    return `m.${ident(flow.state.id)} in (${ends.join(', ')})`;
  }
  return due ? `m.${ident(due.done.id)} is not null` : 'false';
}
