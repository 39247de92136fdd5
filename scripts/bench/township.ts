import { computeFacts, loadReportInputs } from '#engine/queries/index.ts';
import { loadDemo } from '#tools/demo/load-demo.ts';
import { ident, tableOf } from '#engine/records/table.ts';
import { subtreeOf } from '#engine/records/unit-paths.ts';
import { withScope } from '#kernel/db/index.ts';
import { answersOf, readOccurrences, type Reading } from '#stages/duties/index.ts';
import { hitsSql } from '#stages/duties/operations/hits-sql.ts';
import { BENCH, benchCity } from './city.ts';

const YEAR = 2025;
const NOW = new Date('2026-02-01T02:00:00Z');

/** A form of a platform that asks for each duty by itself: unit, period, duty, who is responsible, beside the facts. */
const HEAD_OF_A_FORM = 4;
/** What such a platform asks where no register tells: head, day and a sentence. */
const BARE_FORM = HEAD_OF_A_FORM + 2;
/** A monthly return of one number: unit, month, number. */
const RETURN = 3;
const RETURNS_A_YEAR = 12;

/**
 * The simulated year of one township with its villages: fields that a person types with Mingze, where a fact is typed once
 * into its ledger and answers whatever it answers, against the same year in separate forms: the unit's own register, a form
 * for each duty that a piece of work answers, a form for each duty that nothing answers, and a monthly return for each number
 * that the report draws from these registers. Counted from the demo city's rows; nothing is assumed but the four constants.
 */
export async function benchTownship(): Promise<readonly string[]> {
  const city = await benchCity();
  try {
    const { db, pack, scope } = city;
    const loaded = await loadDemo({ db, pack, scope, actor: BENCH, now: NOW, rows: 12_000 });
    if (!loaded.accepted) throw new Error(JSON.stringify(loaded.errors[0]));
    const reading: Reading = { db, pack, scope, year: YEAR, now: NOW, today: '2026-02-01' };
    const { rows: found } = await db.owner.query<{ code: string; name: string; path: string }>(
      `select u.code, u.name, o.unit_path as path from base.units u join ledger.meeting_agenda_item o on o.unit_id = u.code
       where u.kind = 'township' order by u.code limit 1`,
    );
    const [township] = found;
    if (!township) throw new Error('no township');
    const { items } = await readOccurrences(reading, {
      path: township.path,
      below: true,
      after: null,
      limit: 100_000,
    });
    const { lo, hi } = subtreeOf(township.path);
    const rows = new Map<string, { fields: number; answers: number }>();
    const ledgers = new Set<string>();
    await withScope(db, scope, async (client) => {
      const inputs = await loadReportInputs(client, scope.region, YEAR);
      for (const answer of pack.answers) {
        const ledger = pack.ledgers.get(answer.ledger);
        const sql = hitsSql(answer, { pack, year: YEAR, inputs });
        if (!ledger || sql === null) continue;
        const typed = ledger.fields
          .filter(({ id }) => id !== ledger.owner?.id)
          .map(({ id }) => `r.${ident(id)}`);
        const { rows: hits } = await client.query<{ row: string; fields: number }>(
          `select h.row_id as row, num_nonnulls(${typed.join(', ')}) as fields from (${sql}) h join ${tableOf(ledger)} r on r.region_id = $1 and r.row_id = h.row_id
           where r.unit_path >= $2 and r.unit_path < $3 and h.day < date '${YEAR + 1}-01-01'`,
          [scope.region, lo, hi],
        );
        for (const { row, fields } of hits) {
          rows.set(row, { fields, answers: (rows.get(row)?.answers ?? 0) + 1 });
          ledgers.add(ledger.id);
        }
      }
    });
    const asked = items.filter(
      ({ duty, standing }) =>
        answersOf(pack, duty).length === 0 && !pack.duties.get(duty)?.starts && standing !== 'vacant',
    ).length;
    const once = [...rows.values()].reduce((sum, { fields }) => sum + fields, 0);
    const perDuty = [...rows.values()].reduce(
      (sum, { fields, answers }) => sum + answers * (fields + HEAD_OF_A_FORM),
      0,
    );
    // Only numbers that count something of this township would be asked of it.
    const facts = await computeFacts({ db, pack, scope: { ...scope, lo, hi }, year: YEAR, now: NOW });
    const over = new Map(pack.indicators.map((one) => [one.id, one.over]));
    const numbers = facts.facts.filter(
      (fact) => fact.rows > 0 && ledgers.has(over.get(fact.indicator) ?? ''),
    ).length;
    const mingze = once + asked;
    const separate = once + perDuty + asked * BARE_FORM + numbers * RETURNS_A_YEAR * RETURN;
    const several = [...rows.values()].filter(({ answers }) => answers > 1).length;
    return [
      `${township.name} and its villages, ${YEAR}: ${items.length} occurrences; ${rows.size} records answer duties, ${several} of them several; ${asked} duties are confirmed by hand.`,
      `Typed with Mingze: ${once} fields of records, each once, and ${asked} confirmations: ${mingze}.`,
      `Typed in separate forms: ${once} in the units' own registers, ${perDuty} in ${[...rows.values()].reduce((sum, { answers }) => sum + answers, 0)} forms of duties, ${asked * BARE_FORM} in forms without a register, ${numbers * RETURNS_A_YEAR * RETURN} in monthly returns of ${numbers} numbers: ${separate}.`,
      `Ratio: **${(mingze / separate).toFixed(2)}** (aim ≤ 0.35).`,
    ];
  } finally {
    await city.close();
  }
}
