import { Select } from 'antd';
import type { InputProps } from '../field-face.ts';

/** One or several entries of the field's dictionary. */
export function choiceInput(several: boolean) {
  return function ChoiceInput({ field, value, onChange, id, describedBy, invalid, disabled }: InputProps) {
    const labels = field.choices.map(({ label }) => ({ value: label, label }));
    const options =
      field.type === 'boolean' ? ['是', '否'].map((label) => ({ value: label, label })) : labels;
    const shared = {
      id,
      options,
      className: 'full',
      allowClear: true,
      showSearch: true,
      disabled: disabled ?? false,
      'aria-describedby': describedBy,
      'aria-invalid': invalid,
      placeholder: several ? '可选多个' : '请选',
      ...(invalid ? { status: 'error' as const } : {}),
    };
    if (several)
      return (
        <Select<string[]>
          {...shared}
          mode="multiple"
          value={value === '' ? [] : value.split('、')}
          onChange={(chosen) => onChange(chosen.join('、'))}
        />
      );
    return (
      <Select<string | null>
        {...shared}
        value={value === '' ? null : value}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    );
  };
}
