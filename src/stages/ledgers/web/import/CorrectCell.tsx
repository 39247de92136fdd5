import { Input } from 'antd';
import { useId } from 'react';
import { fieldFaces } from '#fields/web.ts';
import type { Field } from '#model/field.ts';
import { NO_NAMES } from '#web/ui/names.ts';

const MONEY = { 元: 'yuan', 万元: 'wan_yuan' } as const;

interface CorrectCellProps {
  readonly label: string;
  /** Null for a common column of every ledger, such as 记录状态. */
  readonly field: Field | null;
  /** The unit in which the column's money was read. */
  readonly moneyUnit: '元' | '万元' | null;
  /** The content of the file. */
  readonly was: string | null;
  /** The correction; null: none yet. */
  readonly value: string | null;
  readonly onChange: (value: string) => void;
}

/** The form's input for the column. A picker begins empty, because the file's content is none of its entries. */
export function CorrectCell({ label, field, moneyUnit, was, value, onChange }: CorrectCellProps) {
  const id = useId();
  const shown = value ?? (field && fieldFaces[field.type].picked ? '' : (was ?? ''));
  if (!field)
    return (
      <Input id={id} aria-label={label} value={shown} onChange={({ target }) => onChange(target.value)} />
    );
  const { Input: FieldInput } = fieldFaces[field.type];
  return (
    <>
      <label htmlFor={id} className="unseen">
        {label}
      </label>
      <FieldInput
        id={id}
        field={moneyUnit === null ? field : { ...field, moneyUnit: MONEY[moneyUnit] }}
        value={shown}
        onChange={onChange}
        names={NO_NAMES}
      />
    </>
  );
}
