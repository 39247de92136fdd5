import type { Field } from '#model/field.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { Value } from '#model/value.ts';
import type { Row } from './row.ts';
import type { TestRow } from './put-rows.ts';

/** Rows of any ledger around a year's list, named by the first part of their key. */
export interface Unfinished {
  readonly rows: readonly TestRow[];
  /** Those that are open, from before the year or without a date. */
  readonly open: readonly string[];
  /** Those that are over, before the year. */
  readonly closed: readonly string[];
}

const [BEFORE, AFTER] = ['2020-03-04', '2022-05-06'];

/**
 * One row for each way in which something may be unfinished that a ledger knows, and some that are over or belong to a
 * later year. Their keys begin with UNFINISHED; rows are put without judging.
 */
export function unfinishedRows(ledger: Ledger, unit: string): Unfinished {
  const rows: TestRow[] = [];
  const [open, closed]: [string[], string[]] = [[], []];
  const put = (name: string, where: string[], status: TestRow['status'], values: Row): void => {
    const key = `UNFINISHED ${name}`;
    where.push(key);
    rows.push({ key, status, values: { ...keyOf(ledger, unit), ...values } });
  };
  const { happened, open: matter } = ledger;
  if (!happened) return { rows, open, closed };
  const [before, later] = [dated(happened, BEFORE), dated(happened, AFTER)];
  const over = closing(ledger);
  for (const status of ['draft', 'submitted', 'returned'] as const)
    put(status, open, status, { ...over, [happened.id]: before });
  put('undated draft', open, 'draft', { ...over, [happened.id]: null });
  put('over', closed, 'accepted', { ...over, [happened.id]: before });
  put('void', closed, 'voided', { ...over, [happened.id]: before });
  put('later', closed, 'draft', { ...over, [happened.id]: later });
  if (!happened.required) put('undated', open, 'accepted', { ...over, [happened.id]: null });
  // Where a flow is walked, a row comes in in some of its states only.
  const mayEnter = (code: string): boolean =>
    !ledger.flow || [ledger.flow.begin, ...ledger.flow.entry].includes(code);
  if (matter?.kind === 'choice')
    for (const code of matter.codes.filter(mayEnter))
      put(code, open, 'accepted', { ...over, [happened.id]: before, [matter.field.id]: code });
  if (matter?.kind === 'empty' && matter.field.id !== happened.id)
    put('not closed', open, 'accepted', {
      ...over,
      ...(matter.asked ? { [matter.asked.id]: dated(matter.asked, AFTER) } : {}),
      [happened.id]: before,
      [matter.field.id]: null,
    });
  if (matter?.kind === 'empty' && matter.asked)
    put('not asked for', closed, 'accepted', {
      ...over,
      [happened.id]: before,
      [matter.asked.id]: null,
      [matter.field.id]: null,
    });
  return { rows, open, closed };
}

/** What says that the matter of a row is finished. */
function closing({ open, flow }: Ledger): Row {
  if (!open || open.kind === 'undated') return {};
  if (open.kind === 'empty') return { [open.field.id]: dated(open.field, BEFORE) };
  const done = open.field.choices?.find(
    ({ code }) => !open.codes.includes(code) && (!flow || flow.entry.includes(code)),
  );
  return { [open.field.id]: done?.code ?? null };
}

function keyOf({ identity, owner }: Ledger, unit: string): Row {
  const values: Record<string, Value> = {};
  for (const field of identity) values[field.id] = of(field, unit);
  if (owner) values[owner.id] = unit;
  return values;
}

function of(field: Field, unit: string): Value {
  switch (field.type) {
    case 'date':
    case 'datetime':
    case 'month':
    case 'year':
      return dated(field, BEFORE);
    case 'integer':
      return 1n;
    case 'choice':
      return field.choices?.[0]?.code ?? null;
    case 'unit':
      return unit;
    default:
      return 'X';
  }
}

function dated({ type }: Field, day: string): Value {
  if (type === 'datetime') return `${day} 09:00`;
  return type === 'year' ? Number(day.slice(0, 4)) : type === 'month' ? `${day.slice(0, 7)}-01` : day;
}
