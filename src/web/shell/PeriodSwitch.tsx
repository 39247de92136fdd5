import { Select } from 'antd';
import { usePlace } from '../ui/use-place.ts';
import { rememberedYear } from '../ui/use-period.ts';

const EARLIEST = 2018;

/** The year that pages are about; it stands in the address. */
export function PeriodSwitch() {
  const { one, change } = usePlace();
  const year = one('year') ?? rememberedYear();
  const last = Math.max(new Date().getFullYear() + 1, Number(year));
  const years = Array.from({ length: last - EARLIEST + 1 }, (_, at) => String(last - at));
  return (
    <Select
      className="period"
      aria-label="年度"
      value={year}
      options={years.map((value) => ({ value, label: `${value}年` }))}
      onChange={(chosen) => {
        sessionStorage.setItem('mingze.year', chosen);
        change({ year: chosen });
      }}
    />
  );
}
