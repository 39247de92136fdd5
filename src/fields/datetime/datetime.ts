import type { Cell } from '#model/cell.ts';
import { cellText } from '#model/cell-text.ts';
import type { FieldType } from '#model/field-type.ts';
import { accept, EMPTY, refuse } from '#model/parsed.ts';
import { quote } from '#model/text/quote.ts';
import { serialToDateTime } from '#model/time/excel-serial.ts';
import { readDay, readSerial } from '#model/time/read-day.ts';

const WITH_TIME = /^(.*?\d)(?:[ \t]+|T)(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const CHINESE_WITH_TIME = /^(.*?日)[ \t]*(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const SERIAL_WITH_TIME = /^\d{5}\.\d+$/;

/** A time of minute precision, Asia/Shanghai: a date alone (00:00) or with H:MM or H:MM:SS; seconds are cut. */
export const datetimeType: FieldType = {
  type: 'datetime',
  storage: 'timestamp',
  word: '日期和时间',
  hint: '日期时间，如 2021-03-05 14:30',
  operand: 'datetime',
  reference: null,
  many: false,
  options: ['when'],
  needs: null,
  form: null,
  identifies: true,
  begins: [],
  day: { precision: 'minute', letters: 10, otherwise: 'ahead', lastDay: (value) => value.slice(0, 10) },
  sum: null,
  long: false,
  subject: false,
  searchable: false,
  entries: () => [],
  cellFormat: 'datetime',
  columnUnit: () => null,
  typedAs: 'words',
  parse(cell) {
    const text = cellText(cell, 'number');
    if (text === null) return EMPTY;
    if (typeof text !== 'string') return text;
    const read = readMoment(text, cell);
    if ('value' in read) return accept(read.value);
    return refuse('not_datetime', `${quote(text)}${read.reason}，请按 2023-03-05 14:30 的样式填写`);
  },
  toCell: (value) => (typeof value === 'string' ? { date: `${value}:00` } : null),
  format: (value) => (typeof value === 'string' ? value.replace('T', ' ') : ''),
  stored: (text) => text.slice(0, 16).replace(' ', 'T'),
  sqlValue: (column) => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI')`,
  sample: { make: 'day', write: (day, clock) => `${day}T${clock()}` },
};

function readMoment(text: string, cell: Cell): { readonly value: string } | { readonly reason: string } {
  if (SERIAL_WITH_TIME.test(text)) {
    const serial = typeof cell === 'number' ? cell : Number(text);
    const within = readSerial(serial);
    return 'day' in within ? { value: serialToDateTime(serial).slice(0, 16) } : within;
  }
  const timed = WITH_TIME.exec(text) ?? CHINESE_WITH_TIME.exec(text);
  const read = readDay(timed?.[1] ?? text);
  if (!('day' in read))
    return { reason: read.reason.startsWith('带有时间') ? '的时间写法不对' : read.reason };
  if (timed === null) return { value: `${read.day}T00:00` };
  const [hour, minute, second] = [Number(timed[2]), Number(timed[3]), Number(timed[4] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return { reason: '中的时间不存在' };
  return { value: `${read.day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` };
}
