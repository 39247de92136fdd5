import { behindCodes } from '#fields/behind-codes.ts';
import { fieldTypes } from '#fields/index.ts';
import type { Cell } from '#model/cell.ts';
import { breaksCheck } from '#model/expression/breaks-check.ts';
import type { Environment } from '#model/expression/evaluate.ts';
import type { Field } from '#model/field.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { Value } from '#model/value.ts';
import type { DemoCity } from './city.ts';
import { dayNumber, dayText } from './days.ts';
import { dayPart } from './makers/day.ts';
import { weighted } from './makers/context.ts';
import { draw } from './random.ts';
import type { DemoRow } from './row.ts';

/** The columns after the fields of every ledger. */
export const COMMON_COLUMNS = ['记录状态', '作废原因', '录入日期'] as const;

const LABELS: Readonly<Record<string, string>> = {
  accepted: '已审定',
  submitted: '已报送',
  draft: '草稿',
  returned: '已退回',
  voided: '已作废',
};
const JUDGED: ReadonlySet<string> = new Set(['accepted', 'submitted']);

/** Makes the function that writes rows of a ledger in the form in which an office would type them. */
export function rowPrinter(ledger: Ledger, city: DemoCity): (row: DemoRow) => Cell[] {
  const { demo } = city;
  const statuses = Object.keys(demo.status);
  const weights = Object.values(demo.status);
  const cells = ledger.fields.map((field) => cellPrinter(field, city));
  return (row) => {
    const { stream, group } = row.plan;
    const drawn =
      group.group.status ?? statuses[weighted(draw(stream, row.index, 1001), weights)] ?? 'accepted';
    const status = JUDGED.has(drawn) && !isSound(row) ? 'draft' : drawn;
    const written = cells.map((print, at) => print(row.at(at)));
    const happened = ledger.happened ? row.get(ledger.happened.id) : null;
    const recorded =
      happened === null
        ? null
        : dayText(dayNumber(dayPart(happened)) + Math.floor(draw(stream, row.index, 1002) * 8));
    const reasons = demo.voidReasons;
    const reason =
      status === 'voided'
        ? (reasons[Math.floor(draw(stream, row.index, 1003) * reasons.length)] ?? '重复登记')
        : null;
    written.push(LABELS[status] ?? null, reason, recorded);
    return written;
  };
}

/** Makes the function that writes a value of the field. */
export function cellPrinter(field: Field, city: DemoCity): (value: Value) => Cell {
  const unitName = (code: string): string => city.unit.get(code)?.name ?? code;
  const type = fieldTypes[field.type];
  const name = behindCodes(type, unitName, city.personName);
  if (name !== null)
    return (value) =>
      value === null
        ? null
        : [value]
            .flat()
            .map((code) => name(String(code)))
            .join('、');
  return (value) =>
    value === null ? null : type.typedAs === 'words' ? type.format(value, field) : type.toCell(value, field);
}

/**
 * Whether a row may be submitted. Where a check fails, optional fields are left empty, as in an office that does not
 * know them yet; a row that still fails stays a draft.
 */
function isSound(row: DemoRow): boolean {
  const { ledger, group, makers } = row.plan.group;
  if (ledger.fields.some((field, at) => field.required && row.at(at) === null)) return false;
  const environment: Environment = { path: (path) => row.get(path.field.id), name: () => null };
  const holds = (): boolean => {
    const own = ledger.happened ? row.get(ledger.happened.id) : null;
    const day = own === null ? null : dayPart(own);
    return ledger.checks.every((check) => !breaksCheck(check, day, environment));
  };
  if (holds()) return true;
  for (let at = 0; at < makers.length; at += 1) {
    const field = ledger.fields[at];
    if (field && !field.required && !ledger.identity.includes(field) && !group.fields.has(field.id))
      row.clear(at);
  }
  return holds();
}
