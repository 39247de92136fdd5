import { z } from 'zod';
import { personAt } from '../text/person-at.ts';
import { because, count, eventKind, keyInWords, text } from './event-kind.ts';
import { rowsChanged } from './row-events.ts';
import { CONFIRM_MEANS, CONFIRM_WORDS } from './sign-in-events.ts';

const report = { report: text, title: text, year: z.int() };
const issued = z.strictObject({
  ...report,
  number: count,
  digest: text,
  key: text,
  reason: text.nullable(),
  rows: z.array(rowsChanged),
});
const file = z.strictObject({ name: text, digest: text, bytes: count, ledger: text, key: text });

/** `rows` is null where the entry is written before the first row is sent. */
const exported = z.strictObject({
  ledgers: z.array(z.strictObject({ ledger: text, title: text, sealed: z.boolean() })),
  where: text.nullable(),
  unit: text.nullable(),
  file: text,
  rows: count.nullable(),
});

/** The first version did not record the number of rows. */
const withoutRows: Readonly<Record<number, (data: unknown) => unknown>> = Object.freeze({
  1: (data: unknown) => ({ ...(data as object), rows: null }),
});

/** The first version required no proof of the signer's presence. */
const withoutMeans: Readonly<Record<number, (data: unknown) => unknown>> = Object.freeze({
  1: (data: unknown) => ({ ...(data as object), means: null }),
});

export const reportEvents = {
  'report.draft': eventKind(
    z.strictObject({ ...report, warnings: count }),
    ({ title, year, warnings }) => `出具 ${year} 年度报告草稿“${title}”（提醒 ${warnings} 条），未签发`,
  ),
  'report.text': eventKind(
    z.strictObject({
      report: text,
      year: z.int(),
      version: count,
      restored: z.boolean(),
      note: text.nullable(),
    }),
    ({ year, version, restored, note }) =>
      `${restored ? `${year} 年度报告恢复用定义包的文稿` : `改写 ${year} 年度报告的文稿`}（第 ${version} 稿）${because(note)}`,
  ),
  'report.literal_declared': eventKind(
    z.strictObject({ report: text, year: z.int(), words: text, numbers: text, reason: text }),
    ({ year, words, numbers, reason }) =>
      `说明 ${year} 年度报告“${words}”中的“${numbers}”不由记录得出${because(reason)}`,
  ),
  'report.literal_withdrawn': eventKind(
    z.strictObject({ report: text, year: z.int(), words: text }),
    ({ year, words }) => `撤回对 ${year} 年度报告“${words}”中数字的说明`,
  ),
  'report.sent': eventKind(
    z.strictObject({ ...report, digest: text, words: text.nullable() }),
    ({ title, digest, words }) =>
      `送签“${title}”，内容摘要 ${digest.slice(0, 16)}${words === null ? '' : `，附言：${words}`}`,
  ),
  'report.recalled': eventKind(z.strictObject(report), ({ title }) => `撤回送签“${title}”`),
  'report.returned': eventKind(
    z.strictObject({ ...report, digest: text.nullable(), words: text }),
    ({ title, words }) => `退回“${title}”修改，意见：${words}`,
  ),
  'report.explained': eventKind(
    z.strictObject({
      report: text,
      year: z.int(),
      finding: text,
      what: text,
      text,
      by: text,
      office: text,
    }),
    ({ year, what, text: said, by, office }) =>
      `说明 ${year} 年度报告的提醒“${what}”：${said}（${personAt(office, by)}）`,
  ),
  'report.explanation_withdrawn': eventKind(
    z.strictObject({ report: text, year: z.int(), finding: text, text }),
    ({ year, text: said }) => `撤回对 ${year} 年度报告一条提醒的说明“${said}”`,
  ),
  'report.sign': Object.freeze({
    ...eventKind(
      z.strictObject({ ...report, digest: text, means: z.enum(CONFIRM_MEANS).nullable() }),
      ({ title, digest, means }) =>
        `签批“${title}”，所签内容摘要 ${digest.slice(0, 16)}${means === null ? '' : `，以${CONFIRM_WORDS[means]}确认本人`}`,
    ),
    version: 2,
    older: withoutMeans,
  }),
  'report.issue': eventKind(
    issued,
    ({ title, number, digest }) => `签发“${title}”第 ${number} 版，文件摘要 ${digest.slice(0, 16)}`,
  ),
  'report.reissue': eventKind(
    issued,
    ({ title, number, digest, reason }) =>
      `重新签发“${title}”，第 ${number - 1} 版 → 第 ${number} 版，文件摘要 ${digest.slice(0, 16)}${because(reason)}`,
  ),
  'report.handed_out': eventKind(
    z.strictObject({ ...report, number: count }),
    ({ title, number }) => `取出已签发的“${title}”第 ${number} 版`,
  ),
  'row.proved': eventKind(
    z.strictObject({ slot: text, ledger: text, key: text, year: z.int() }),
    ({ slot, key, year }) => `出具记录“${keyInWords(key)}”计入 ${year} 年度数字 ${slot} 的证明`,
  ),
  'facts.asked': eventKind(
    z.strictObject({ year: z.int(), scope: text }),
    ({ year, scope }) => `查看 ${year} 年度的数字（${scope}）`,
  ),
  'file.added': eventKind(file, ({ name, key }) => `为记录“${keyInWords(key)}”上传附件“${name}”`),
  'file.read': eventKind(file, ({ name, key }) => `查看记录“${keyInWords(key)}”的附件“${name}”`),
  'file.removed': eventKind(file, ({ name, key }) => `撤下记录“${keyInWords(key)}”的附件“${name}”`),
  'file.refused': eventKind(
    z.strictObject({ mark: text, type: text }),
    ({ mark, type }) => `拒收一个带国家秘密标志“${mark}”的 ${type} 文件，没有留存`,
  ),
  export: Object.freeze({
    ...eventKind(
      exported,
      ({ ledgers, where, unit, file: name, rows }) =>
        `导出${ledgers.map(({ title, sealed }) => `“${title}”${sealed ? '（封存）' : ''}`).join('、')}${rows === null ? '' : ` ${rows} 行`}到“${name}”${where === null ? '' : `，条件 ${where}`}${unit === null ? '' : `，单位 ${unit}`}`,
    ),
    version: 2,
    older: withoutRows,
  }),
};
