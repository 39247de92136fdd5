import { Input } from 'antd';
import type { Field } from '#model/field.ts';
import type { InputProps } from '../field-face.ts';

/** One line of text. */
export const TextInput = lineInput('text', () => null);

/** A number with its unit behind it. @param unitOf null for a field whose numbers have none */
export function numberInput(unitOf: (field: Field) => string | null = () => null) {
  return lineInput('decimal', unitOf);
}

function lineInput(inputMode: 'text' | 'decimal', unitOf: (field: Field) => string | null) {
  return function LineInput({ field, value, onChange, id, describedBy, invalid, disabled }: InputProps) {
    const suffix = unitOf(field) ?? undefined;
    const bare = suffix !== undefined && value.endsWith(suffix) ? value.slice(0, -suffix.length) : value;
    return (
      <Input
        id={id}
        value={bare}
        disabled={disabled ?? false}
        status={invalid ? 'error' : ''}
        suffix={suffix}
        inputMode={inputMode}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  };
}
