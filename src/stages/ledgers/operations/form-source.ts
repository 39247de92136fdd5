import type { Source } from '#engine/exchange/reading/source.ts';
import { dayOf } from '#model/time/day-of.ts';
import type { RowToSave } from './row-to-save.ts';

const STATUS_LABELS = { draft: '草稿', submitted: '已报送' } as const;

/** The sheet that a form stands for: its header and its one row. */
export function formSource({ ledger, values, status, known, now }: RowToSave): Source {
  const titles = ledger.fields.map(({ title }) => title);
  const cells = ledger.fields.map(({ id }) => values[id] ?? null);
  // A row keeps the day on which it was first recorded.
  const recorded = known ? [] : [['录入日期', dayOf(now)] as const];
  const common = [['记录状态', STATUS_LABELS[status]] as const, ...recorded];
  return {
    kind: 'xlsx',
    path: '表单登记',
    sheetNames: [ledger.title],
    rows: async function* () {
      await Promise.resolve();
      yield [
        { number: 1, cells: [...titles, ...common.map(([title]) => title)] },
        { number: 2, cells: [...cells, ...common.map(([, value]) => value)] },
      ];
    },
  };
}
