import { rightsOf } from '#engine/access/rights-of.ts';
import { actorOf } from '#engine/audit/actor.ts';
import { unitPaths } from '#engine/records/unit-paths.ts';
import { tableOf } from '#engine/records/table.ts';
import { loadUnits } from '#engine/records/names.ts';
import { takeStep } from '#engine/workflow/take-step.ts';
import { type FlowLedger, withFlow } from '#engine/workflow/matter.ts';
import type { Taker } from '#engine/workflow/index.ts';
import type { StepTaken, StepToTake } from '#engine/workflow/step.ts';
import { withScope } from '#kernel/db/index.ts';
import { NOW, type TestCity } from './a-city.ts';

/** What is given of a step; the rest is that of a quiet day. */
type Given = Partial<Pick<StepToTake, 'day' | 'opinion' | 'values' | 'version' | 'now'>>;

/** Matters of a city, walked by hand. */
export interface Walker {
  readonly ledger: FlowLedger;
  /** Somebody of a post in a unit; the same name is the same person. */
  readonly somebody: (name: string, kind: string, unit: string) => Taker;
  /** Takes a step of the matter with this number, from its present version unless another is given. */
  readonly step: (taker: Taker, matter: string, step: string, given?: Given) => Promise<StepTaken>;
  /** The row of a matter, with its system columns. */
  readonly row: (matter: string) => Promise<Readonly<Record<string, unknown>>>;
}

/** @param of the ledger whose rows are walked */
export async function walkerOf(
  city: Pick<TestCity, 'db' | 'pack' | 'scope' | 'query'>,
  of = 'finding',
): Promise<Walker> {
  const { db, pack, scope } = city;
  const listed = pack.ledgers.get(of);
  const ledger = listed && withFlow(listed);
  if (!ledger) throw new Error(`no course of ${of}`);
  const units = await withScope(db, scope, (client) => loadUnits(client, scope.region));
  const { paths } = unitPaths(units);
  const row: Walker['row'] = async (matter) =>
    (await city.query(`select * from ${tableOf(ledger)} where row_key = $1`, [matter]))[0] ?? {};
  return {
    ledger,
    row,
    somebody: (name, kind, unit) => {
      const acting = { appointment: `of-${name}`, account: name, kind, unit, named: [] };
      const reading = rightsOf(pack.access, acting, 'read', paths);
      return { account: name, kind, appointment: acting.appointment, unit, reading, paths };
    },
    step: async (taker, matter, step, given = {}) => {
      const found = await row(matter);
      return takeStep({
        db,
        pack,
        region: scope.region,
        ledger,
        id: String(found['row_id']),
        step,
        taker,
        actor: actorOf(taker.account, 'web'),
        now: NOW,
        version: Number(found['row_version']),
        day: null,
        opinion: '同意',
        values: {},
        ...given,
      });
    },
  };
}
