import { fieldTypes } from '#fields/index.ts';
import type { Act } from '#engine/audit/index.ts';
import { type ListedRow, listRows, type RowPage, spelling } from '#engine/records/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';

/** A row that an input offers: the number by which others refer to it, and its subject. */
export interface OfferedRow {
  readonly code: string;
  readonly name: string;
  readonly note: string | null;
}

const MOST = 20;
/** Number of latest rows that are searched for a text in letters, because the database knows no pinyin. */
const SPELLED = 3000;
const PAGE = 500;

/**
 * The rows of a ledger that an input offers for a typed text: those that contain the text, then those whose number or
 * subject has this pinyin. Each access to a sealed ledger is logged; it is searched by text alone.
 * @param act the scope and the columns of the user
 * @param typed a part of the row's texts, or pinyin, in initials or in full; '' for the latest
 */
export async function findRows(
  db: Database,
  act: Act,
  ledger: Ledger,
  typed: string,
): Promise<readonly OfferedRow[]> {
  const { reference } = ledger;
  if (!reference) return [];
  const texts = ledger.fields.filter(({ type, id }) => fieldTypes[type].subject && id !== reference.id);
  // Fields that every row has describe it better than those that few have.
  const about = texts.find(({ required }) => required) ?? texts[0];
  const offered = ({ values }: ListedRow): readonly OfferedRow[] => {
    const code = values[reference.id] ?? null;
    return code === null ? [] : [{ code, name: code, note: about ? (values[about.id] ?? null) : null }];
  };
  const list = (search: string | null, after: string | null, limit: number): Promise<RowPage> =>
    listRows(db, act, ledger, { conditions: [], search, order: null, after, limit });
  const { rows } = await list(typed === '' ? null : typed, null, MOST);
  const found = new Map(rows.flatMap(offered).map((one) => [one.code, one]));
  const letters = typed.toLowerCase().replaceAll(/['\s]/gu, '');
  if (!/^[a-z]{2,}$/u.test(letters) || ledger.sensitivity === 'sealed') return [...found.values()];
  let after: string | null = null;
  for (let seen = 0; seen < SPELLED && found.size < MOST; seen += PAGE) {
    const page: RowPage = await list(null, after, PAGE);
    for (const one of page.rows.flatMap(offered))
      if (found.size < MOST && spelling(`${one.name} ${one.note ?? ''}`).includes(letters))
        found.set(one.code, one);
    after = page.next;
    if (after === null) break;
  }
  return [...found.values()];
}
