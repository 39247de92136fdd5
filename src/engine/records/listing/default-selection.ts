import type { Ledger } from '#model/pack/types.ts';
import { ident } from '../table.ts';

/** The name under which a list is asked for what is open, or for what is not. */
export const OPEN = 'row_open';

/** Records that are not decided: the desks' partial index is over the same words. */
const UNDER_WAY = `t.row_status in ('draft', 'submitted', 'returned')`;

/**
 * What is open now, as SQL over `t`: a record that nobody has decided on yet, or a matter that is not finished. Indexes
 * are made over the same words (apply-definitions), so that open rows are found without a look at those that are done.
 */
export function openSql(ledger: Pick<Ledger, 'open'>): string {
  const matter = matterSql(ledger);
  return matter === null ? UNDER_WAY : `(t.row_status <> 'voided' and (${UNDER_WAY} or ${matter}))`;
}

/**
 * The rows that a list of a year shows, and whoever counts, totals, groups, exports or draws that year with it: what
 * happened in the year, and what is open now. A row that is dated later belongs to the later year; one without a date
 * belongs to every year, because no year may lose it.
 * @param year the year as SQL, a parameter of type int
 */
export function yearSql(ledger: Pick<Ledger, 'open'>, year: string): string {
  const [from, to] = [`make_date(${year}, 1, 1)`, `make_date(${year} + 1, 1, 1)`];
  // Each part says for itself which rows it means, so that an index answers each.
  const parts = [
    `t.row_happened_on >= ${from} and t.row_happened_on < ${to}`,
    `${openSql(ledger)} and t.row_happened_on < ${from}`,
    `t.row_status <> 'voided' and t.row_happened_on is null`,
  ];
  return `(${parts.map((part) => `(${part})`).join(' or ')})`;
}

function matterSql({ open }: Pick<Ledger, 'open'>): string | null {
  if (!open) return null;
  if (open.kind === 'undated') return 't.row_happened_on is null';
  const column = `t.${ident(open.field.id)}`;
  // Where nothing is chosen nothing is said to be finished.
  if (open.kind === 'choice') return `(${column} is null or ${column} in (${texts(open.codes)}))`;
  const { asked, waived } = open;
  const stopped = waived
    ? ` and (t.${ident(waived.field.id)} is null or t.${ident(waived.field.id)} not in (${texts(waived.codes)}))`
    : '';
  const waits = asked ? `t.${ident(asked.id)} is not null and ` : '';
  return `(${waits}${column} is null${stopped})`;
}

/** Codes come from definitions only, where letters, digits and _ are all that there is. */
function texts(codes: readonly string[]): string {
  return codes
    .map((code) => {
      if (!/^[a-z0-9_]+$/.test(code)) throw new Error(`not a code: ${code}`);
      return `'${code}'`;
    })
    .join(', ');
}
