import type { Source } from '#engine/exchange/reading/source.ts';
import { dayOf } from '#model/time/day-of.ts';
import type { RowToSave } from './row-to-save.ts';

const STATUS_LABELS = { draft: '草稿', submitted: '已报送' } as const;

type Form = Pick<RowToSave, 'ledger' | 'status' | 'known' | 'now'>;

/**
 * The sheet that a form stands for: its header and its rows.
 * @param rows asked for when the sheet is read, so that they may be made within the transaction
 */
export function formSource(
  { ledger, status, known, now }: Form,
  rows: () => readonly RowToSave['values'][],
): Source {
  const titles = ledger.fields.map(({ title }) => title);
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
        ...rows().map((values, index) => ({
          number: index + 2,
          cells: [...ledger.fields.map(({ id }) => values[id] ?? null), ...common.map(([, value]) => value)],
        })),
      ];
    },
  };
}
