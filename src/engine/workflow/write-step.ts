import type { PoolClient } from 'pg';
import { v7 as uuid } from 'uuid';
import { type Changed, type HistoryDigest, withDigest } from '#engine/audit/index.ts';
import { readCalendar } from '#engine/calendar/index.ts';
import { columnTypeOf, handOver, ident, tableOf } from '#engine/records/index.ts';
import { toLiteral } from '#fields/server.ts';
import { insertRow } from '#kernel/db/index.ts';
import type { RowsChanged } from '#model/events/index.ts';
import { endOfTerm } from '#model/time/end-of-term.ts';
import type { Value } from '#model/value.ts';
import { openRow } from './open-row.ts';
import type { JudgedStep, StepTaken, StepToWrite } from './step.ts';

/** Writes a step: the row with its history, the step itself, the row that it opens; and how the log tells it. */
export async function writeStep(
  client: PoolClient,
  request: StepToWrite,
  judged: JudgedStep,
): Promise<Changed<StepTaken>> {
  const { ledger, region, actor, now } = request;
  const { step, matter, day, moves } = judged;
  const { flow } = ledger;
  const batch = uuid();
  const to = moves ? (step.to ?? matter.state) : matter.state;
  const kept = await writeRow(client, request, judged, batch, to);
  const version = matter.version + 1;
  await insertRow(client, 'core.steps', {
    region_id: region,
    id: uuid(),
    ledger: ledger.id,
    row_id: matter.id,
    step_no: matter.steps + 1,
    flow: flow.id,
    flow_version: flow.version,
    step: step.id,
    from_state: matter.state,
    to_state: to,
    half: !moves,
    unit_id: matter.unit,
    unit_path: matter.path,
    author: matter.author,
    readers: matter.readers,
    actor: actor.name,
    account: request.taker.account,
    post: request.taker.kind,
    acting_unit: request.taker.unit,
    happened_on: day,
    received_at: now,
    opinion: opinionOf(request),
    row_version: version,
  });
  await handOver(client, { region, ledger, now, batch });
  const opened = moves && step.opens ? await openRow(client, request, judged, step.opens) : null;
  const title = (code: string): string => flow.states.find((one) => one.code === code)?.title ?? code;
  const changed: RowsChanged = {
    ledger: ledger.id,
    title: ledger.title,
    batch,
    inserted: 0,
    amended: 1,
    history: kept,
  };
  return {
    result: { version, state: to, moved: moves, opened: opened?.number ?? null },
    events: [
      {
        type: 'flow.step',
        data: {
          ledger: ledger.id,
          title: ledger.title,
          key: matter.key,
          row: matter.id,
          version,
          number: matter.steps + 1,
          flow: flow.id,
          flow_version: flow.version,
          step: step.id,
          step_title: step.title,
          from: matter.state,
          to,
          before: title(matter.state),
          after: title(to),
          half: !moves,
          account: request.taker.account,
          post: request.taker.kind,
          on: day,
          // What is said of a sealed matter stays there; the log pins it by the digest of the row's history.
          opinion: ledger.sensitivity === 'sealed' ? null : opinionOf(request),
          opened: opened && { title: opened.title, number: opened.number },
          rows: [changed, ...(opened ? [opened.changed] : [])],
        },
      },
    ],
  };
}

function opinionOf({ opinion }: StepToWrite): string | null {
  const said = opinion?.trim() ?? '';
  return said === '' ? null : said;
}

/** SQL of the days since a step led to the present state; none where the matter came in or began there. */
function daysHere(day: string): string {
  const until = `${toLiteral(day, 'date')}::date`;
  return `(${until} - coalesce(row_state_on, ${until}))`;
}

async function writeRow(
  client: PoolClient,
  request: StepToWrite,
  judged: JudgedStep,
  batch: string,
  to: string,
): Promise<HistoryDigest> {
  const { ledger, region, actor, now, pack } = request;
  const { step, matter, day, asked, moves } = judged;
  const sets = new Map<string, string>([['row_step', 'row_step + 1']]);
  const put = (field: { readonly id: string }, value: Value): void => {
    const known = ledger.field.get(field.id);
    if (known) sets.set(ident(field.id), toLiteral(value, columnTypeOf(known)));
  };
  for (const { field } of step.asks) {
    if (!asked.has(field.id)) continue;
    const value = asked.get(field.id) ?? null;
    put(field, value);
    if (field.id === ledger.happened?.id) sets.set('row_happened_on', toLiteral(value, 'date'));
  }
  if (moves) {
    for (const { into, from } of step.keeps)
      sets.set(ident(into.id), `coalesce(${ident(into.id)}, ${ident(from.id)})`);
    for (const { field, code } of step.sets) put(field, code);
    for (const field of step.clears) put(field, null);
    for (const { id } of step.prolongs) sets.set(ident(id), `${ident(id)} + ${daysHere(day)}`);
    for (const field of step.stamps) put(field, day);
    put(ledger.flow.state, to);
    if (to !== matter.state) {
      if (ledger.flow.states.find(({ code }) => code === matter.state)?.pause)
        sets.set('row_paused', `row_paused + ${daysHere(day)}`);
      sets.set('row_state_on', toLiteral(day, 'date'));
      const deadline = ledger.flow.states.find(({ code }) => code === to)?.deadline;
      const counted = deadline?.kind === 'after' && deadline.fields.length === 0 ? deadline.term : null;
      const due = counted && endOfTerm(await readCalendar(client, region, pack), day, counted);
      sets.set('row_state_due', toLiteral(due, 'date'));
    }
  }
  const { rows } = await client.query<{ image: string }>(
    `update ${tableOf(ledger)} t set ${[...sets].map(([column, sql]) => `${column} = ${sql}`).join(', ')},
       row_version = row_version + 1, row_amended_at = $3, row_batch_id = $4
     where region_id = $1 and row_id = $2 returning to_jsonb(t.*)::text as image`,
    [region, matter.id, now, batch],
  );
  const history = await client.query<HistoryDigest>(
    withDigest(`insert into core.row_history (region_id, id, ledger, row_id, row_version, unit_id, unit_path, author, readers, action, reason, batch_id, actor, changed_at, before, after)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'step', $10, $11, $12, $13, $14::jsonb,
       $14::jsonb || ($15::jsonb - '{row_version,row_amended_at,row_batch_id}'::text[]))`),
    [
      region,
      uuid(),
      ledger.id,
      matter.id,
      matter.version + 1,
      matter.unit,
      matter.path,
      matter.author,
      matter.readers,
      [step.title, opinionOf(request)].filter((part) => part !== null).join('：'),
      batch,
      actor.name,
      now,
      matter.image,
      rows[0]?.image ?? matter.image,
    ],
  );
  return history.rows[0] ?? { count: 0, digest: '' };
}
