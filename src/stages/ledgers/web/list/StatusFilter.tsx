import { Select } from 'antd';
import { STATUS_WORDS } from '../row-status.ts';

interface StatusFilterProps {
  readonly conditions: readonly string[];
  readonly onChange: (conditions: readonly string[]) => void;
}

const OPTIONS = Object.entries(STATUS_WORDS).map(([value, { word }]) => ({ value, label: word }));

/** Rows with one of the chosen statuses. */
export function StatusFilter({ conditions, onChange }: StatusFilterProps) {
  const [, , written = ''] = /^(eq|in):(.*)$/.exec(conditions[0] ?? '') ?? [];
  return (
    <Select<string[]>
      size="small"
      mode="multiple"
      className="full"
      maxTagCount={1}
      popupMatchSelectWidth={false}
      aria-label="筛选：状态"
      placeholder="全部"
      options={OPTIONS}
      value={written === '' ? [] : written.split(',')}
      onChange={(chosen) => onChange(chosen.length === 0 ? [] : [`in:${chosen.join(',')}`])}
    />
  );
}
