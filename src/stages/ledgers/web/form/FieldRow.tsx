import { useId } from 'react';
import { fieldTypes } from '#fields/index.ts';
import { fieldFaces } from '#fields/web.ts';
import type { Field } from '#model/field.ts';
import type { Names } from '#web/ui/field-face.ts';
import { FromOthers, type GatheredField } from '../record/FromOthers.tsx';
import type { Origin } from './prefill.ts';

const ORIGINS: Readonly<Record<Origin, string>> = {
  unit: '您的单位',
  last: '您上一条填的',
  today: '今天',
};

interface FieldRowProps {
  readonly field: Field;
  readonly value: string;
  readonly names: Names;
  readonly faults: readonly string[];
  readonly disabled: boolean;
  /** The records from which the value follows at present; null: somebody types it. */
  readonly from: GatheredField['from'] | null;
  /** The origin of a value that nobody has confirmed yet; null: a user chose it. */
  readonly origin: Origin | null;
  readonly onConfirm: () => void;
  readonly onChange: (value: string) => void;
}

/** One field of a form: its name, its input, one sentence of help, and its fault beside it. */
export function FieldRow(props: FieldRowProps) {
  const { field, value, names, faults, disabled, from, origin, onConfirm, onChange } = props;
  const id = useId();
  const { Input } = fieldFaces[field.type];
  const said = [
    origin === null ? null : `${id}-origin`,
    from === null ? null : `${id}-from`,
    field.hint === null ? null : `${id}-hint`,
    faults.length === 0 ? null : `${id}-fault`,
  ].filter((one) => one !== null);
  return (
    <div
      className={`field ${fieldTypes[field.type].long ? 'field-wide' : ''} ${origin === null ? '' : 'field-prefilled'}`}
      data-field={field.id}
    >
      <label htmlFor={id} id={`${id}-label`}>
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
          invalid={faults.length > 0}
          disabled={disabled || from !== null}
          describedBy={said.length === 0 ? undefined : said.join(' ')}
        />
        {origin === null ? null : (
          <p className="hint prefilled">
            <span id={`${id}-origin`}>预填：{ORIGINS[origin]}，请核对。</span>
            <button
              type="button"
              className="plain-button"
              aria-describedby={`${id}-label ${id}-origin`}
              onClick={onConfirm}
            >
              没有错
            </button>
          </p>
        )}
        {from === null ? null : (
          <p id={`${id}-from`} className="hint">
            <FromOthers from={from} />
          </p>
        )}
        {field.hint === null ? null : (
          <p id={`${id}-hint`} className="quiet hint">
            {field.hint}
          </p>
        )}
        {faults.length === 0 ? null : (
          <div id={`${id}-fault`}>
            {faults.map((fault) => (
              <p className="state-fails hint" key={fault}>
                ✕ {fault}
              </p>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}
