import { Select } from 'antd';
import type { FilterProps } from '../field-face.ts';

/** Rows with one of the chosen entries. */
export function ChoiceFilter({ field, conditions, onChange }: FilterProps) {
  const chosen = conditions.find((one) => one.startsWith('in:'))?.slice('in:'.length) ?? '';
  const one = conditions.find((each) => each.startsWith('eq:'))?.slice('eq:'.length);
  const options =
    field.type === 'boolean'
      ? [
          { value: 'true', label: '是' },
          { value: 'false', label: '否' },
        ]
      : field.choices.map(({ code, label }) => ({ value: code, label }));
  return (
    <Select<string[]>
      size="small"
      mode="multiple"
      className="full"
      maxTagCount={1}
      popupMatchSelectWidth={false}
      allowClear
      aria-label={`筛选：${field.title}`}
      placeholder="全部"
      options={options}
      value={one === undefined ? (chosen === '' ? [] : chosen.split(',')) : [one]}
      onChange={(codes) => onChange(codes.length === 0 ? [] : [`in:${codes.join(',')}`])}
    />
  );
}
