import dayjsPicker from '@rc-component/picker/es/generate/dayjs';
import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' });

type Picker = ReturnType<typeof DatePicker.generatePicker<Dayjs>>;

const pickers = new Map<string, Picker>();

/**
 * The calendar beside an input, with the city's day as its today: the marked day, the first page and “今天” must not
 * depend on a computer whose clock is wrong or elsewhere. The time of the day is Beijing's.
 * @param today "YYYY-MM-DD", as the service sends it
 */
export function pickerOn(today: string): Picker {
  const known = pickers.get(today);
  if (known) return known;
  const made = DatePicker.generatePicker<Dayjs>({
    ...dayjsPicker,
    getNow: () => dayjs(`${today}T${CLOCK.format(new Date())}`),
  });
  pickers.set(today, made);
  return made;
}
