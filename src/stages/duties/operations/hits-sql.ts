import { LedgerSql, type ReportInputs } from '#engine/queries/index.ts';
import { ident } from '#engine/records/index.ts';
import type { Answer } from '#model/pack/duty.ts';
import type { Pack } from '#model/pack/types.ts';

/** `$1` is the region. Days are in the year or the next one, in which work that is due after the year's end is done. */
export interface HitsRequest {
  readonly pack: Pack;
  readonly year: number;
  readonly inputs: ReportInputs;
}

/**
 * The accepted rows that answer a duty, as one select: duty, unit, bearer, the key by which rows count once, the day of
 * the work and of its entry, and the row itself.
 * @returns null where a report parameter of the condition is missing
 */
export function hitsSql(answer: Answer, { pack, year, inputs }: HitsRequest): string | null {
  const ledger = pack.ledgers.get(answer.ledger);
  const parameters = inputs.parameters(year);
  if (!ledger || answer.parameters.some((name) => !parameters.has(name))) return null;
  const sql = new LedgerSql(ledger, pack.ledgers, inputs.roles);
  const { conjuncts } = sql.ask({
    key: answer.duty,
    quantity: {
      id: answer.duty,
      title: '',
      over: ledger.id,
      where: answer.when,
      measure: { kind: 'count' },
      time: { kind: 'always' },
      parameters: answer.parameters,
    },
    year,
    parameters,
  });
  const on = `t.${ident(answer.on.id)}`;
  const once =
    answer.oncePer.length === 0
      ? `t.row_id::text`
      : answer.oncePer.map(({ id }) => `coalesce(t.${ident(id)}::text, '')`).join(` || E'\\x1f' || `);
  const where = [
    ...sql.base,
    `${on} >= date '${year}-01-01'`,
    `${on} < date '${year + 2}-01-01'`,
    ...conjuncts,
  ];
  return `select '${answer.duty}'::text as duty, t.${ident(answer.unit.id)} as unit, ${answer.person ? `t.${ident(answer.person.id)}` : `''::text`} as bearer,
    ${once} as once, ${on}::date as day, coalesce(t.row_recorded_on, (t.row_received_at at time zone 'Asia/Shanghai')::date) as entered,
    '${ledger.id}'::text as ledger, t.row_id
  from ${sql.from} where ${where.join(' and ')}`;
}

/** Whether a day of work belongs to an occurrence `o`: within its period, or until its due date where that is later. */
export const IN_PERIOD = `case when o.due_on > o.to_on then h.day > o.to_on and h.day <= o.to_on + (o.to_on - o.from_on + 1)
  else h.day between o.from_on and o.to_on end`;
