import { Select } from 'antd';
import { usePlace } from '#web/ui/use-place.ts';
import { useToday } from '#web/ui/session.ts';
import { useRememberedYear } from '#web/ui/use-period.ts';

const EARLIEST = 2018;

/** The year of the pages; it is part of the address. */
export function PeriodSwitch() {
  const { one, param, change, go } = usePlace();
  const [remembered, today] = [useRememberedYear(), useToday()];
  // The pages of a report have the year in their path.
  const inPath = param('year') === '' ? null : param('year');
  const year = inPath ?? one('year') ?? remembered;
  const last = Math.max(Number(today.slice(0, 4)) + 1, Number(year));
  const years = Array.from({ length: last - EARLIEST + 1 }, (_, at) => String(last - at));
  return (
    <Select
      className="period"
      aria-label="年度"
      value={year}
      options={years.map((value) => ({ value, label: `${value}年` }))}
      onChange={(chosen) => {
        sessionStorage.setItem('mingze.year', chosen);
        if (inPath === null) change({ year: chosen });
        else go(`/reports/${param('report')}/${chosen}`);
      }}
    />
  );
}
