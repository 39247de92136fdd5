import { Input } from 'antd';
import type { InputProps } from '../field-face.ts';

const SUFFIXES: Readonly<Record<string, string>> = { yuan: '元', wan_yuan: '万元' };

/** One line of text, or a number with its unit behind it. */
export function TextInput({ field, value, onChange, id, describedBy, invalid, disabled }: InputProps) {
  const suffix = field.type === 'percent' ? '%' : SUFFIXES[field.moneyUnit ?? ''];
  const bare = suffix !== undefined && value.endsWith(suffix) ? value.slice(0, -suffix.length) : value;
  return (
    <Input
      id={id}
      value={bare}
      disabled={disabled ?? false}
      status={invalid ? 'error' : ''}
      suffix={suffix}
      inputMode={NUMERIC.has(field.type) ? 'decimal' : 'text'}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

const NUMERIC: ReadonlySet<string> = new Set(['integer', 'decimal', 'money_fen', 'percent', 'year']);
