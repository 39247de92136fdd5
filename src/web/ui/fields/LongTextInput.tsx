import { Input } from 'antd';
import type { InputProps } from '../field-face.ts';

/** Text of several lines that grows with what is typed. */
export function LongTextInput({ value, onChange, id, describedBy, invalid, disabled }: InputProps) {
  return (
    <Input.TextArea
      id={id}
      value={value}
      disabled={disabled ?? false}
      status={invalid ? 'error' : ''}
      autoSize={{ minRows: 2, maxRows: 10 }}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
