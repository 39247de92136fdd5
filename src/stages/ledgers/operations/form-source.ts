import type { Source } from '#formats/source.ts';
import { recordErrors } from '#engine/records/index.ts';
import { visibleLine } from '#model/text/visible.ts';
import { dayOf } from '#model/time/day-of.ts';
import type { RowToSave } from './row-to-save.ts';

const STATUS_LABELS = { draft: '草稿', submitted: '已报送' } as const;

type Form = Pick<RowToSave, 'ledger' | 'status' | 'known' | 'now'>;

/**
 * The sheet for the rows of a form: its header and its rows.
 * @param rows called when the sheet is read, so that they may be made within the transaction; a value without a field
 *   is refused, RECORD-REFUSED, because it would be lost silently
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
      const filled = rows();
      for (const values of filled) demandKnownFields(ledger, values);
      yield [
        { number: 1, cells: [...titles, ...common.map(([title]) => title)] },
        ...filled.map((values, index) => ({
          number: index + 2,
          cells: [...ledger.fields.map(({ id }) => values[id] ?? null), ...common.map(([, value]) => value)],
        })),
      ];
    },
  };
}

function demandKnownFields(ledger: Form['ledger'], values: RowToSave['values']): void {
  const faults = Object.entries(values).flatMap(([id, value]) => {
    const field = ledger.field.get(id);
    if (!field) return [{ field: id, message: `没有字段“${visibleLine(id)}”，请核对字段编号` }];
    if (field.byStep === 'always' && (value?.trim() ?? '') !== '')
      return [{ field: id, message: `“${field.title}”只由办理步骤改写，请在这条记录的办理过程里办` }];
    return [];
  });
  if (faults.length > 0)
    throw recordErrors.error('RECORD-REFUSED', { ledger: ledger.title, count: faults.length, faults });
}
