import { rightsOf } from '#engine/access/index.ts';
import { actorOf } from '#engine/audit/index.ts';
import {
  type BookPost,
  ident,
  loadPosts,
  loadUnits,
  tableOf,
  unitPaths,
  untilSql,
} from '#engine/records/index.ts';
import { type FlowLedger, takeStep, type Taker, withFlow } from '#engine/workflow/index.ts';
import { fieldTypes } from '#fields/index.ts';
import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import type { Field } from '#model/field.ts';
import { isCalendarDay } from '#model/field-type.ts';
import type { FlowStep } from '#model/pack/flow.ts';
import type { Pack } from '#model/pack/types.ts';
import { addDays, dayOf } from '#model/time/day-of.ts';
import type { Ledger } from '#model/pack/types.ts';
import { draw, hashText } from './random.ts';

interface DemoWalk {
  readonly db: Database;
  readonly pack: Pack;
  readonly scope: Scope;
  readonly now: Date;
}

/** Steps that a matter of the demo takes at most. */
const LONGEST = 6;
/** Matters of one ledger that are walked at most: a register of thousands of deeds would take longer than the whole import. */
const WALKED = 40;
const DAYS_BETWEEN = 18;
const OPINIONS = ['同意', '已按要求办理，附有材料', '情况属实', '请继续推进'] as const;

interface DemoUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

interface DemoPlaces {
  readonly units: readonly DemoUnit[];
  readonly paths: ReadonlyMap<string, string>;
  readonly people: readonly BookPost[];
}

interface Fresh {
  readonly id: string;
  readonly key: string;
  readonly day: string;
}

/**
 * Lets the demo city live: the matters that begin there are walked some steps, each by somebody of a post that its flow names.
 * Which steps, follows from the numbers of the matters alone; a step that is refused is left out.
 * @returns the number of steps that were taken
 */
export async function walkDemo(walk: DemoWalk): Promise<number> {
  const { db, pack, scope } = walk;
  let taken = 0;
  const city = await withScope(db, scope, async (client): Promise<DemoPlaces> => {
    const { rows } = await client.query<DemoUnit>(
      `select code, coalesce(short_name, name) as name, kind from base.units where region_id = $1 and row_status = 'accepted' and closed_on is null order by code`,
      [scope.region],
    );
    const { paths } = unitPaths(await loadUnits(client, scope.region));
    return { units: rows, paths, people: await loadPosts(client, scope.region) };
  });
  for (const one of pack.ledgers.values()) {
    const ledger = withFlow(one);
    if (!ledger) continue;
    const { rows } = await withScope(db, scope, (client) =>
      client.query<Fresh>(
        `select row_id as id, row_key as key, to_char(${begunSql(ledger)}, 'YYYY-MM-DD') as day from ${tableOf(ledger)} t
         where region_id = $1 and row_status = 'accepted' and row_step = 0 and row_entered is null and ${ident(ledger.flow.state.id)} = $2
         order by ${untilSql(ledger)}, row_key limit $3`,
        [scope.region, ledger.flow.begin, WALKED],
      ),
    );
    for (const row of rows) taken += await walkMatter(walk, ledger, row, city);
  }
  return taken;
}

/** SQL of the day on which a matter began: what has not happened yet began on the first of its other days. */
function begunSql({ fields }: Pick<Ledger, 'fields'>): string {
  const days = fields.filter(({ type }) => isCalendarDay(fieldTypes[type])).map(({ id }) => `t.${ident(id)}`);
  return `coalesce(t.row_happened_on, least(${[...days, 't.row_received_at::date'].join(', ')}))`;
}

async function walkMatter(
  { db, pack, scope, now }: DemoWalk,
  ledger: FlowLedger,
  { id, key, day: begun }: Fresh,
  places: DemoPlaces,
): Promise<number> {
  const stream = hashText(`${ledger.id} ${key}`);
  const wanted = Math.floor(draw(stream, 0) * (LONGEST + 1));
  let taken = 0;
  for (let at = 1; at <= wanted; at += 1) {
    const { rows } = await withScope(db, scope, (client) =>
      client.query<{ row: Readonly<Record<string, unknown>> }>(
        `select to_jsonb(t.*) as row from ${tableOf(ledger)} t where region_id = $1 and row_id = $2`,
        [scope.region, id],
      ),
    );
    const row = rows[0]?.row ?? {};
    const ahead = ledger.flow.steps.filter(({ from }) => from.includes(String(row[ledger.flow.state.id])));
    // Seven in ten go the way that somebody waits for.
    const awaited = ahead.filter(({ deadline }) => deadline !== null);
    const chosen = awaited.length > 0 && draw(stream, at, 1) < 0.7 ? awaited : ahead;
    const step = chosen[Math.floor(draw(stream, at, 2) * chosen.length)];
    if (!step) break;
    const day = addDays(begun, at * DAYS_BETWEEN);
    if (day > dayOf(now)) break;
    const seat = seatFor(step, row, pack, places);
    if (!seat) continue;
    const taker = takerOf(pack, seat, at, places.paths);
    try {
      await takeStep({
        db,
        pack,
        region: scope.region,
        ledger,
        id,
        step: step.id,
        taker,
        actor: actorOf(`${seat.unit.name}（示范）`, 'job'),
        now,
        version: Number(row['row_version']),
        day,
        opinion: OPINIONS[at % OPINIONS.length] ?? null,
        values: Object.fromEntries(
          step.asks.map(({ field }) => [field.id, demoValue(field, row, day, places.people)]),
        ),
      });
      taken += 1;
    } catch (error) {
      if (!isMingzeError(error)) throw error;
    }
  }
  return taken;
}

/** A post that may take the step and a unit in which it may be held: the nearest that the step names, outside those that keep out. */
function seatFor(
  { who, notOf }: FlowStep,
  row: Readonly<Record<string, unknown>>,
  { access }: Pack,
  { units, paths }: DemoPlaces,
): { readonly kind: string; readonly unit: DemoUnit } | undefined {
  const pathOf = (code: unknown): string => paths.get(String(code)) ?? '';
  const within = (below: unknown, above: unknown): boolean =>
    pathOf(above) !== '' && pathOf(below).startsWith(pathOf(above));
  for (const { posts, of } of who) {
    const named = of ? [row[of.id]].flat().filter((code) => code !== null && code !== undefined) : null;
    const held = named ? units.filter(({ code }) => named.some((one) => within(one, code))) : units;
    const nearest = named ? held.toSorted((a, b) => pathOf(b.code).length - pathOf(a.code).length) : held;
    for (const kind of posts) {
      const kinds = access.posts.get(kind)?.unitKinds ?? [];
      const unit = nearest.find(
        (one) => kinds.includes(one.kind) && !notOf.some((field) => within(one.code, row[field.id])),
      );
      if (unit) return { kind, unit };
    }
  }
  return undefined;
}

function takerOf(
  { access }: Pack,
  { kind, unit }: { readonly kind: string; readonly unit: DemoUnit },
  at: number,
  paths: ReadonlyMap<string, string>,
): Taker {
  const account = `demo ${kind} ${at}`;
  const acting = { appointment: account, account, kind, unit: unit.code, named: [] };
  return {
    account,
    kind,
    appointment: account,
    unit: unit.code,
    reading: rightsOf(access, acting, 'read', paths),
    paths,
  };
}

/** What somebody of the demo writes into a field that a step asks for. */
function demoValue(
  field: Field,
  row: Readonly<Record<string, unknown>>,
  day: string,
  people: readonly BookPost[],
): string | null {
  const has = row[field.id];
  if (typeof has === 'string' || typeof has === 'number') return String(has);
  if (Array.isArray(has)) return has.join('、');
  const { day: isDay, operand, reference } = fieldTypes[field.type];
  if (operand === 'boolean') return '是';
  if (isDay) return field.when === 'past' ? day : addDays(day, 150);
  if (operand === 'number') return '60';
  if (reference === 'person') return people.find(({ unit }) => unit === row['unit_id'])?.code ?? null;
  return field.choices[0]?.label ?? '按整改方案办理，责任到人、限期完成';
}
