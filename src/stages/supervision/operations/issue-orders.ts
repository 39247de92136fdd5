import type { PoolClient } from 'pg';
import type { Ledger } from '#model/pack/types.ts';
import {
  type OccurrenceKey,
  type OccurrenceLine,
  periodWords,
  readLines,
  type Reading,
} from '#stages/duties/index.ts';
import { supervisionErrors } from '../errors.ts';
import type { Issuer } from './issuer.ts';
import { dutyItems, itemKey } from './duty-items.ts';
import { keepOccurrence } from './keep-occurrence.ts';
import { labelOf } from './label-of.ts';
import { aboutOccurrence, openOrdersIn } from './open-orders.ts';
import { saveNumbered } from './save-numbered.ts';

export interface OrdersToIssue {
  /** The duties of the year, with the issuer's rights. */
  readonly reading: Reading;
  readonly occurrences: readonly OccurrenceKey[];
  /** "YYYY-MM-DD": the due date of the reply. */
  readonly due: string;
  /** Code of the unit whose post issues it: it judges the reply. */
  readonly issuingUnit: string;
  /** Names of a unit: the full one for the row, and the short one for messages. */
  readonly fullName: (unit: string) => string;
  readonly shortName: (unit: string) => string;
}

export interface Order {
  readonly number: string;
  readonly row: string;
}

/** Maximum length of the obligation in an order. */
const WORDS = 100;

/**
 * Issues one order (督办单) for each occurrence, numbered through the year, as one act: all of them or none. Each is a row
 * of the ledger of orders, so that its deadline appears on the desk, in the overview and in the reminders of the unit;
 * the reply is written into the same row. A simultaneous order for the same occurrence is refused by name.
 * @throws DUTY-OCCURRENCE, SUPERVISION-ORDERED for one of which an earlier order is still open,
 *   SUPERVISION-NUMBER, and what saving throws
 */
export async function issueOrders(
  issuer: Issuer,
  ledger: Ledger,
  { reading, occurrences, due, issuingUnit, fullName, shortName }: OrdersToIssue,
): Promise<readonly Order[]> {
  const { pack, today, year } = reading;
  // A repeated occurrence is ordered once.
  const keys = [
    ...new Map(
      occurrences.map((one) => [JSON.stringify([one.duty, one.unit, one.period, one.bearer]), one]),
    ).values(),
  ];
  const lines = await readLines(reading, keys);
  const series = { field: 'order_no', prefix: `督〔${today.slice(0, 4)}〕`, suffix: '号' };
  const numberOf = (n: number): string => `${series.prefix}${n}${series.suffix}`;
  const matterOf = ({ duty, period }: OccurrenceKey): string => `${year}年 ${duty} ${periodWords(period)}`;
  const { region } = issuer.writing.scope;
  const judge = async (client: PoolClient): Promise<void> => {
    for (const order of await openOrdersIn(client, region, ledger, year, keys)) {
      const one = keys.find((key) => aboutOccurrence(order, key));
      if (!one) continue;
      throw supervisionErrors.error('SUPERVISION-ORDERED', {
        unit: shortName(one.unit),
        matter: matterOf(one),
        number: order.number,
      });
    }
  };
  const { first, rows } = await saveNumbered(issuer, ledger, {
    series,
    numbers: keys.length,
    judge,
    rows: async (from, client) => {
      const items = await dutyItems(client, issuer, keys);
      return keys.map((one, index) => ({
        order_no: numberOf(from + index),
        duty: items.get(itemKey(one)) ?? null,
        matter: `${matterOf(one)} ${pack.duties.get(one.duty)?.obligation.slice(0, WORDS) ?? ''}`,
        issuer: fullName(issuingUnit),
        bearer_unit: fullName(one.unit),
        bearer_person: one.bearer === '' ? null : one.bearer,
        shortfall: labelOf(ledger, 'shortfall', shortfallOf(lines[index])),
        issued_on: today,
        due_on: due,
        escalation: labelOf(ledger, 'escalation', 'reminder'),
      }));
    },
    keep: async (client, saved, from) => {
      const number = new Map(saved.map((row) => [row.columns['order_no'], row]));
      for (const [index, one] of keys.entries())
        await keepOccurrence(client, { region, year, row: number.get(numberOf(from + index)), about: one });
    },
  });
  const ids = new Map(rows.map(({ id, columns }) => [columns['order_no'], id]));
  return keys.map((_, index) => ({
    number: numberOf(first + index),
    row: ids.get(numberOf(first + index)) ?? '',
  }));
}

function shortfallOf(line: OccurrenceLine | undefined): string {
  if (line && line.answers > 0) return 'insufficient';
  return line?.standing === 'overdue' ? 'overdue' : 'not_done';
}
