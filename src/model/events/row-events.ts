import { z } from 'zod';
import {
  because,
  count,
  type EventKind,
  eventKind,
  type Frozen,
  fromTo,
  keyInWords,
  text,
} from './event-kind.ts';

/**
 * What one change did to a ledger. `history` pins the before and after of every amended row: their number and the
 * digest that docs/audit.md defines. New rows have no history; for them the log records number and batch.
 */
export const rowsChanged = z.strictObject({
  ledger: text,
  title: text,
  batch: z.uuid(),
  inserted: count,
  amended: count,
  history: z.strictObject({ count, digest: text }).nullable(),
});
export type RowsChanged = Frozen<z.output<typeof rowsChanged>>;

const rows = z.array(rowsChanged);

/** Number of ledgers that a sentence names; the entry lists all of them. */
const NAMED = 5;

/** A row changed by hand. `before` and `after` are the states in words. */
const byHand = z.strictObject({
  ledger: text,
  title: text,
  key: text,
  version: count,
  before: text.nullable(),
  after: text,
  reason: text.nullable(),
  rows,
});

function changed(verb: string): (data: z.output<typeof byHand>) => string {
  return ({ title, key, before, after, reason }) =>
    `${verb}“${title}”的记录“${keyInWords(key)}”：${fromTo(before, after)}${because(reason)}`;
}

const amended = byHand.extend({
  fields: z.array(z.strictObject({ title: text, before: text.nullable(), after: text.nullable() })),
});

/** A cell that was corrected on the page before the file was read. */
const correctedCell = z.strictObject({
  sheet: text,
  row: count,
  column: text,
  before: text.nullable(),
  after: text.nullable(),
});

const imported = z.strictObject({
  files: z.array(z.strictObject({ file: text, accepted: z.boolean(), sheets: z.array(text), read: count })),
  faults: count,
  rows,
  corrected: z.array(correctedCell),
});

/** Before version 2 a page could not correct cells. */
const withoutCorrections: EventKind['older'] = Object.freeze({
  1: (data: unknown) => ({ ...(data as object), corrected: [] }),
});

/** "，在网页上更正 2 格（……）"; the entry holds them all. */
function correctedInWords(cells: readonly z.output<typeof correctedCell>[]): string {
  if (cells.length === 0) return '';
  const named = cells
    .slice(0, NAMED)
    .map(({ sheet, row, column, before, after }) => `${sheet}第${row}行${column} ${fromTo(before, after)}`);
  return `，在网页上更正 ${cells.length} 格（${named.join('；')}${cells.length > NAMED ? '等' : ''}）`;
}

/** A unit that moved within the tree: by its path, and since the second version by names. */
const movedUnit = z.strictObject({
  code: text,
  name: text.nullable(),
  before: text,
  after: text,
  above_before: text.nullable(),
  above_after: text.nullable(),
});

/** The first version named units by their codes alone. */
const withoutUnitNames: EventKind['older'] = Object.freeze({
  1: (data: unknown) => {
    const { units, ...rest } = data as { readonly units: readonly object[] };
    return {
      ...rest,
      units: units.map((one) => ({ name: null, above_before: null, above_after: null, ...one })),
    };
  },
});

function movedInWords({
  code,
  name,
  before,
  after,
  above_before,
  above_after,
}: z.output<typeof movedUnit>): string {
  if (name === null) return `${code} ${fromTo(before, after)}`;
  return above_before === above_after
    ? `“${name}”随上级移动`
    : `“${name}”的上级 ${fromTo(above_before, above_after)}`;
}

export const rowEvents = {
  'row.import': Object.freeze({
    ...eventKind(imported, ({ files, faults, rows: sheets, corrected }) => {
      const sum = (pick: (one: RowsChanged) => number): number =>
        sheets.reduce((all, one) => all + pick(one), 0);
      const named = files.map(
        ({ file, accepted, read }) => `“${file}”（读 ${read} 行${accepted ? '' : '，未导入'}）`,
      );
      const titles = [...new Set(sheets.map(({ title }) => `“${title}”`))];
      const rest = titles.length > NAMED ? `等 ${titles.length} 本台账` : '';
      const where = titles.length > 0 ? `：${titles.slice(0, NAMED).join('、')}${rest}` : '';
      return `导入${named.join('、')}，新增 ${sum((one) => one.inserted)} 条，修改 ${sum((one) => one.amended)} 条${faults > 0 ? `，错误 ${faults} 处` : ''}${correctedInWords(corrected)}${where}`;
    }),
    version: 2,
    older: withoutCorrections,
  }),
  'import.undone': eventKind(
    z.strictObject({ batch: z.uuid(), file: text, voided: count, restored: count, rows }),
    ({ file, voided, restored }) => `撤销导入“${file}”，作废 ${voided} 条，恢复原内容 ${restored} 条`,
  ),
  'row.create': eventKind(
    byHand,
    ({ title, key, after }) => `新建“${title}”的记录“${keyInWords(key)}”（${after}）`,
  ),
  'row.amend': eventKind(amended, ({ title, key, fields, reason }) => {
    const what = fields.map((one) => `${one.title} ${fromTo(one.before, one.after)}`);
    return `修改“${title}”的记录“${keyInWords(key)}”：${what.join('；')}${because(reason)}`;
  }),
  'row.submit': eventKind(byHand, changed('报送')),
  'row.accept': eventKind(byHand, changed('审定')),
  'row.return': eventKind(byHand, changed('退回')),
  'row.take_back': eventKind(
    byHand,
    ({ title, key, before, after }) =>
      `撤回本人刚才的办理：“${title}”的记录“${keyInWords(key)}”：${fromTo(before, after)}`,
  ),
  'row.void': eventKind(byHand, changed('作废')),
  'row.gathered': eventKind(z.strictObject({ rows }), ({ rows: followed }) => {
    const named = followed.map(({ title, amended: n }) => `“${title}”${n} 条`);
    return `随相引的记录得出：${named.join('、')}`;
  }),
  'flow.step': eventKind(
    z.strictObject({
      ledger: text,
      title: text,
      key: text,
      row: z.uuid(),
      version: count,
      number: count,
      flow: text,
      flow_version: count,
      step: text,
      step_title: text,
      from: text,
      to: text,
      before: text,
      after: text,
      half: z.boolean(),
      account: text,
      post: text,
      on: text,
      opinion: text.nullable(),
      opened: z.strictObject({ title: text, number: text }).nullable(),
      rows,
    }),
    ({ title, key, step_title, before, after, half, on, opinion, opened }) => {
      const moved = before === after ? '' : `，${fromTo(before, after)}`;
      const made = opened ? `，另立“${opened.title}”的“${opened.number}”` : '';
      return `办理“${title}”的“${keyInWords(key)}”：${step_title}（${on}）${half ? '，待另一人办' : moved}${made}${opinion === null ? '' : `，意见：${opinion}`}`;
    },
  ),
  'row.receive': eventKind(
    z.strictObject({
      ledger: text,
      title: text,
      row: z.uuid(),
      number: text.nullable(),
      unit: text,
      unit_name: text,
      version: count,
      on: text,
    }),
    ({ title, number, unit_name, on }) =>
      `“${unit_name}”签收“${title}”的${number === null ? '一条记录' : `“${number}”`}（${on}）`,
  ),
  'row.read_sealed': eventKind(
    z.strictObject({ ledger: text, title: text, count, purpose: text, keys: z.array(text) }),
    ({ title, count: n, purpose }) => `查看封存台账“${title}”的 ${n} 条记录（${purpose}）`,
  ),
  'row.look_sealed': eventKind(
    z.strictObject({
      purpose: text,
      ledgers: z.array(z.strictObject({ ledger: text, title: text, count })),
    }),
    ({ purpose, ledgers }) => {
      const told = ledgers.filter((one) => one.count > 0);
      const named = told.slice(0, NAMED).map((one) => `“${one.title}”${one.count} 条`);
      const rest = told.length > NAMED ? `等 ${told.length} 本` : '';
      return `查看封存台账 ${ledgers.length} 本（${purpose}）：${told.length === 0 ? '没有记录' : `${named.join('、')}${rest}`}`;
    },
  ),
  'unit.moved': Object.freeze({
    ...eventKind(
      z.strictObject({ units: z.array(movedUnit), rows_moved: count }),
      ({ units, rows_moved }) =>
        `单位改隶属：${units.map(movedInWords).join('；')}；${rows_moved} 条记录随单位移动`,
    ),
    version: 2,
    older: withoutUnitNames,
  }),
};
