import { FileFault } from '#formats/errors.ts';
import { shown } from '#engine/exchange/index.ts';
import { openSource } from '#formats/open-source.ts';
import type { RawRow } from '#formats/source.ts';
import { normaliseText } from '#model/text/normalise.ts';

/** The columns of the workbook of accounts and posts, by their titles. */
export const STAFF_COLUMNS = {
  login: '用户名',
  name: '姓名',
  person: '人员编号',
  unit: '单位',
  post: '岗位',
  from: '任职开始日期',
  to: '任职结束日期',
  named: '分管单位',
} as const;
export type StaffColumn = keyof typeof STAFF_COLUMNS;
export const STAFF_SHEET = '账号和岗位';

/** A row of it: the typed texts, "" for an empty cell. */
export type StaffRow = Readonly<Record<StaffColumn, string>> & { readonly row: number };

/** A fault of a row, or of the file. */
export interface StaffFault {
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly message: string;
}

/** More people than a county-level city has in its offices; the limit bounds the work of one request. */
const MOST_ROWS = 3000;
const SEARCHED_ROWS = 10;
const KEYS = Object.keys(STAFF_COLUMNS) as readonly StaffColumn[];

/**
 * Reads the rows of a workbook of accounts and posts: of the first sheet that has the columns 用户名 and 姓名.
 * @returns the rows, or the fault of the file as a whole
 */
export async function readStaff(
  path: string,
): Promise<{ readonly rows: readonly StaffRow[]; readonly faults: readonly StaffFault[] }> {
  const fault = (message: string) => ({
    rows: [],
    faults: [{ row: null, column: null, value: null, message }],
  });
  try {
    const source = await openSource(path);
    for (const sheet of source.sheetNames) {
      const rows: StaffRow[] = [];
      let columns: ReadonlyMap<StaffColumn, number> | null = null;
      for await (const batch of source.rows(sheet))
        for (const row of batch) {
          if (!columns) {
            if (row.number > SEARCHED_ROWS) break;
            columns = headerOf(row);
            continue;
          }
          const read = rowOf(row, columns);
          if (read) rows.push(read);
          if (rows.length > MOST_ROWS) return fault(`一次至多 ${MOST_ROWS} 行，请分成几个文件`);
        }
      if (columns && rows.length > 0) return { rows, faults: [] };
      if (columns) return fault('表头下面一行也没有填，请填好再来');
    }
    return fault('没有找到表头：要有“用户名”和“姓名”两列，请用“下载模板”的模板填写');
  } catch (error) {
    if (error instanceof FileFault) return fault(error.message);
    throw error;
  }
}

function headerOf({ cells }: RawRow): ReadonlyMap<StaffColumn, number> | null {
  const titles = cells.map((cell) =>
    typeof cell === 'string' ? normaliseText(cell).replace(/[\s*]/gu, '') : '',
  );
  const found = KEYS.flatMap((key): (readonly [StaffColumn, number])[] => {
    const at = titles.indexOf(STAFF_COLUMNS[key]);
    return at === -1 ? [] : [[key, at]];
  });
  const columns = new Map(found);
  return columns.has('login') && columns.has('name') ? columns : null;
}

function rowOf({ number, cells }: RawRow, columns: ReadonlyMap<StaffColumn, number>): StaffRow | null {
  const read = Object.fromEntries(
    KEYS.map((key) => {
      const at = columns.get(key);
      return [key, at === undefined ? '' : (shown(cells[at] ?? null) ?? '').trim()];
    }),
  ) as Readonly<Record<StaffColumn, string>>;
  return KEYS.every((key) => read[key] === '') ? null : { ...read, row: number };
}
