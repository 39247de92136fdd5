import { z } from 'zod';
import { because, count, type EventKind, eventKind, text } from './event-kind.ts';

const SAID = {
  done: '确认已开展',
  none: '说明未开展',
  excused: '免除',
  withdrawn: '收回先前的说明：',
} as const;

/** The first version named duty and unit by their codes alone. */
const withoutNames: Readonly<Record<number, (data: unknown) => unknown>> = Object.freeze({
  1: (data: unknown) => ({ obligation: null, unit_name: null, ...(data as object) }),
});
const withoutObligation = Object.freeze({
  1: (data: unknown) => ({ obligation: null, ...(data as object) }),
});
const withoutUnitName = Object.freeze({
  1: (data: unknown) => ({ unit_name: null, ...(data as object) }),
});

/** A kind of event whose second version says names beside codes. */
function named<Schema extends z.ZodType>(
  schema: Schema,
  words: (data: z.output<Schema>) => string,
  older: EventKind['older'],
): EventKind<Schema> {
  return Object.freeze({ ...eventKind(schema, words), version: 2, older });
}

const LONGEST = 40;

/** “召开专题会议……”（ZTZR-07）; for an old entry only the code. */
function dutyInWords({
  duty,
  obligation,
}: {
  readonly duty: string;
  readonly obligation: string | null;
}): string {
  if (obligation === null) return duty;
  return `“${obligation.length > LONGEST ? `${obligation.slice(0, LONGEST)}……` : obligation}”（${duty}）`;
}

function unitInWords({
  unit,
  unit_name: name,
}: {
  readonly unit: string;
  readonly unit_name: string | null;
}): string {
  return name === null ? `单位 ${unit}` : `“${name}”`;
}

export const dutyEvents = {
  'duty.stated': named(
    z.strictObject({
      year: z.int(),
      duty: text,
      obligation: text.nullable(),
      period: text,
      unit: text,
      unit_name: text.nullable(),
      kind: z.enum(['done', 'none', 'excused', 'withdrawn']),
      done_on: z.iso.date().nullable(),
      words: z.string(),
    }),
    (data) => {
      const { year, period, kind, done_on, words } = data;
      const on = done_on === null ? '' : `（${done_on}）`;
      return `${year}年${period}${unitInWords(data)}的责任${dutyInWords(data)}：${SAID[kind]}${on}${because(words)}`;
    },
    withoutNames,
  ),
  'duty.item': named(
    z.strictObject({
      year: z.int(),
      duty: text,
      obligation: text.nullable(),
      on: z.boolean(),
      least: z.int().nullable(),
      due_on: text.nullable(),
      reason: text,
    }),
    (data) => {
      const { year, on, least, due_on, reason } = data;
      return `调整${year}年责任清单：${dutyInWords(data)}${on ? '列入' : '不列入'}${least === null ? '' : `，每期 ${least} 次`}${due_on === null ? '' : `，期限 ${due_on}`}${because(reason)}`;
    },
    withoutObligation,
  ),
  'duty.list': eventKind(
    z.strictObject({
      year: z.int(),
      state: z.enum(['approved', 'dispatched']),
      version: count,
      note: z.string(),
    }),
    ({ year, state, version, note }) =>
      `${state === 'approved' ? '批准' : '下达'}${year}年责任清单第 ${version} 版${because(note)}`,
  ),
  'duty.acknowledged': named(
    z.strictObject({ year: z.int(), unit: text, unit_name: text.nullable(), version: count }),
    (data) => `${unitInWords(data)}签收${data.year}年责任清单第 ${data.version} 版`,
    withoutUnitName,
  ),
};
