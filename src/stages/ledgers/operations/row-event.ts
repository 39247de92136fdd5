import { fieldTypes } from '#fields/index.ts';
import { rawValue } from '#fields/raw-value.ts';
import type { AuditEvent, RowsChanged } from '#model/events/index.ts';
import type { Field } from '#model/field.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { KnownRow } from './known-row.ts';

const WORDS = {
  draft: '草稿',
  submitted: '已报送',
  accepted: '已审定',
  returned: '已退回',
  voided: '已作废',
} as const;

interface Saved {
  readonly before: KnownRow | null;
  readonly after: KnownRow;
  readonly changed: RowsChanged;
  readonly reason: string | null;
}

/** The log's event for a row that a user entered. Values that are sealed or about a person are named, not quoted. */
export function rowEvent(ledger: Ledger, { before, after, changed, reason }: Saved): AuditEvent {
  const told = {
    ledger: ledger.id,
    title: ledger.title,
    key: after.key,
    version: after.version,
    before: before && WORDS[before.status],
    after: WORDS[after.status],
    reason,
    rows: [changed],
  };
  if (!before) return { type: 'row.create', data: told };
  const quoted = (field: Field): boolean => ledger.sensitivity !== 'sealed' && !field.personal;
  const fields = ledger.fields.flatMap((field) => {
    const [was, is] = [inWords(field, before), inWords(field, after)];
    if (was === is) return [];
    return [{ title: field.title, before: quoted(field) ? was : null, after: quoted(field) ? is : '已改' }];
  });
  return { type: 'row.amend', data: { ...told, fields } };
}

function inWords(field: Field, { columns }: KnownRow): string | null {
  const value = columns[field.id];
  if (value === null || value === undefined) return null;
  const raw = Array.isArray(value)
    ? value.map(String).join('、')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
  return fieldTypes[field.type].format(rawValue(field, raw), field);
}
