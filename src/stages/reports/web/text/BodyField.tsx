import { Input, Select } from 'antd';
import { useId, useRef } from 'react';
import type { Desk } from './desk.ts';

interface BodyFieldProps {
  readonly desk: Desk;
  readonly body: string;
  /** What is put in, as the body shows it. */
  readonly shown: (text: string) => string;
  readonly onType: (body: string) => void;
}

/** The body, with what can be put in where the cursor stands. */
export function BodyField({ desk, body, shown, onType }: BodyFieldProps) {
  const field = useId();
  // Kept while the lists have the focus.
  const cursor = useRef<number | null>(null);
  const insert = (kept: string): void => {
    const text = shown(kept);
    const at = cursor.current ?? body.length;
    onType(body.slice(0, at) + text + body.slice(at));
    cursor.current = at + text.length;
  };
  return (
    <div className="text-line">
      <label htmlFor={field}>正文</label>
      <div className="text-inserts">
        <Select
          aria-label="插入数字"
          placeholder="插入数字"
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          options={desk.numbers.map(({ indicator, slot, title }) => ({
            value: indicator,
            label: `${slot ?? ''} ${title}`,
          }))}
          onChange={(indicator: string | null) => {
            const found = desk.numbers.find((one) => one.indicator === indicator);
            if (found) insert(`[[${found.indicator}]]${found.noun}`);
          }}
        />
        <Select
          aria-label="插入名称"
          placeholder="插入名称"
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          options={desk.parameters.map(({ parameter, title }) => ({ value: parameter, label: title }))}
          onChange={(parameter: string | null) => {
            if (parameter !== null) insert(`{{${parameter}}}`);
          }}
        />
      </div>
      <Input.TextArea
        id={field}
        className="text-body"
        autoSize={{ minRows: 16, maxRows: 32 }}
        value={body}
        onChange={({ target }) => onType(target.value)}
        onSelect={({ currentTarget }) => {
          cursor.current = currentTarget.selectionStart;
        }}
      />
    </div>
  );
}
