import { z } from 'zod';
import { because, count, eventKind, text } from './event-kind.ts';

const SAID = {
  done: '确认已开展',
  none: '说明未开展',
  excused: '免除',
  withdrawn: '收回先前的说明：',
} as const;

export const dutyEvents = {
  'duty.stated': eventKind(
    z.strictObject({
      year: z.int(),
      duty: text,
      period: text,
      unit: text,
      kind: z.enum(['done', 'none', 'excused', 'withdrawn']),
      done_on: z.iso.date().nullable(),
      words: z.string(),
    }),
    ({ year, duty, period, unit, kind, done_on, words }) =>
      `${year}年${period}责任 ${duty}（单位 ${unit}）：${SAID[kind]}${done_on === null ? '' : `（${done_on}）`}${because(words)}`,
  ),
  'duty.item': eventKind(
    z.strictObject({
      year: z.int(),
      duty: text,
      on: z.boolean(),
      least: z.int().nullable(),
      due_on: text.nullable(),
      reason: text,
    }),
    ({ year, duty, on, least, due_on, reason }) =>
      `调整${year}年责任清单：${duty} ${on ? '列入' : '不列入'}${least === null ? '' : `，每期 ${least} 次`}${due_on === null ? '' : `，期限 ${due_on}`}${because(reason)}`,
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
  'duty.acknowledged': eventKind(
    z.strictObject({ year: z.int(), unit: text, version: count }),
    ({ year, unit, version }) => `单位 ${unit} 签收${year}年责任清单第 ${version} 版`,
  ),
};
