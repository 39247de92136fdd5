import { useId } from 'react';
import { fieldFaces } from '#fields/web.ts';
import type { Field } from '#model/field.ts';
import type { Names } from '#web/ui/field-face.ts';

interface FieldRowProps {
  readonly field: Field;
  readonly value: string;
  readonly names: Names;
  readonly fault: string | null;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}

/** One field of a form: its name, its input, one sentence of help, and what is wrong beside it. */
export function FieldRow({ field, value, names, fault, disabled, onChange }: FieldRowProps) {
  const id = useId();
  const { Input } = fieldFaces[field.type];
  const said = [field.hint === null ? null : `${id}-hint`, fault === null ? null : `${id}-fault`].filter(
    (one) => one !== null,
  );
  return (
    <div className={`field ${field.type === 'long_text' ? 'field-wide' : ''}`} data-field={field.id}>
      <label htmlFor={id}>
        {field.title}
        {field.required ? <span className="required">（必填）</span> : null}
      </label>
      <div>
        <Input
          field={field}
          value={value}
          onChange={onChange}
          id={id}
          names={names}
          invalid={fault !== null}
          disabled={disabled}
          describedBy={said.length === 0 ? undefined : said.join(' ')}
        />
        {field.hint === null ? null : (
          <p id={`${id}-hint`} className="quiet hint">
            {field.hint}
          </p>
        )}
        {fault === null ? null : (
          <p id={`${id}-fault`} className="state-fails hint">
            ✕ {fault}
          </p>
        )}
      </div>
    </div>
  );
}
