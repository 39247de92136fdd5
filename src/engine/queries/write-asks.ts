import type { Pack } from '#model/pack/types.ts';
import type { Pass } from './pass.ts';
import { type AskSql, coverageSql, LedgerSql } from './quantity-sql.ts';
import type { ReportInputs } from './report-inputs.ts';

/** The asks of a pass as SQL, with one writer that knows the joins of them all. */
export interface WrittenAsks {
  readonly sql: LedgerSql;
  readonly asked: readonly AskSql[];
  /** The second statement of each coverage. */
  readonly coverages: readonly { readonly key: string; readonly sql: string }[];
  /** Every expression that the asks look at, once: conditions, and values as texts. */
  readonly columns: readonly string[];
}

/** Writes the asks of a pass. */
export function writeAsks({ ledger, asks }: Pass, pack: Pack, inputs: ReportInputs): WrittenAsks {
  const definition = pack.ledgers.get(ledger);
  if (!definition) throw new Error(`no ledger ${ledger}`);
  const sql = new LedgerSql(definition, pack.ledgers, inputs.roles);
  const parts = asks.map((ask) => ({ ask, part: sql.ask(ask) }));
  const coverages = parts.flatMap(({ ask, part }) =>
    ask.quantity.measure.kind === 'coverage'
      ? [{ key: ask.key, sql: coverageSql(ask, ask.quantity.measure, sql, part) }]
      : [],
  );
  const asked = parts.map(({ part }) => part);
  return { sql, asked, coverages, columns: columnsOf(asked) };
}

function columnsOf(asked: readonly AskSql[]): readonly string[] {
  const columns = asked.flatMap(({ conjuncts, parts }) => [
    ...conjuncts.map(conditionColumn),
    ...parts.flatMap((part) => [
      ...part.filter.map(conditionColumn),
      ...(part.kind === 'sum' ? [valueColumn(part.of)] : []),
      ...(part.kind === 'distinct' ? part.of.map(valueColumn) : []),
      ...(part.kind === 'elements' ? [setColumn(part.of)] : []),
    ]),
  ]);
  return [...new Set(columns)];
}

/** What a changed row says of a condition, of a value, and of a set. */
export const conditionColumn = (condition: string): string => `(${condition})`;
export const valueColumn = (expression: string): string => `(${expression})::text`;
export const setColumn = (expression: string): string => `to_jsonb(${expression})`;
