import { quoteText } from './sql.ts';

/** SQL of the persons who hold a role at the end of a year; `$1` is the region. */
export function holdersSql(role: string, year: number): string {
  const end = `date '${year}-12-31'`;
  return `select distinct code from base."posts" where region_id = $1 and row_status = 'accepted' and roles @> array[${quoteText(role)}] and from_on <= ${end} and (to_on is null or to_on > ${end})`;
}
