import { type FieldTypes, isCalendarDay, typesThat } from '../field-type.ts';
import type { DutyStart, Term } from '../pack/duty.ts';
import type { Ledger } from '../pack/types.ts';
import { spanSchema, type WrittenDuty } from '../schema/duty.ts';
import type { Keys, Source } from './source.ts';

/**
 * Compiles which rows start a duty. Rows of sealed ledgers start none: a running term would reveal the row.
 * @returns null where the duty has no start, or after its faults have been added
 */
export function compileStart(
  written: WrittenDuty,
  at: Keys,
  { fault }: Source<unknown>,
  ledgers: ReadonlyMap<string, Ledger>,
  types: FieldTypes,
): DutyStart | null {
  const { starts } = written;
  if (!starts) return null;
  const here = [...at, 'starts'];
  const ledger = ledgers.get(starts.ledger);
  if (!ledger) {
    fault('unknown_ledger', [...here, 'ledger'], `没有台账“${starts.ledger}”`, '核对台账编号');
    return null;
  }
  if (ledger.sensitivity === 'sealed')
    fault(
      'sealed',
      [...here, 'ledger'],
      `“${ledger.title}”是封闭台账，不能由它起算`,
      '封闭台账的办理时限写在台账的 due 中',
    );
  const day = (key: 'on' | 'due' | 'done') => {
    const id = starts[key];
    if (id === undefined) return null;
    const field = ledger.field.get(id);
    if (!field)
      fault('unknown_field', [...here, key], `“${ledger.title}”没有名为“${id}”的字段`, '核对字段编号');
    else if (!isCalendarDay(types[field.type]))
      fault(
        'due',
        [...here, key],
        `“${field.title}”的类型 ${field.type} 不适用`,
        `须为 ${typesThat(types, isCalendarDay)}`,
      );
    else return field;
    return null;
  };
  const [on, due, done] = [day('on'), day('due'), day('done')];
  const term = termOf(written);
  if (starts.due === undefined && term === null)
    fault('due', here, '没有写明期限', '写 due 字段，或在 deadline 写 within、unit、calendar');
  return on && done ? Object.freeze({ ledger: ledger.id, on, due, term, done }) : null;
}

function termOf({ deadline }: WrittenDuty): Term | null {
  return spanSchema.safeParse(deadline).data ?? null;
}
