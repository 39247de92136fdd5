import { z } from 'zod';
import { beijingTime } from '../time/beijing-time.ts';
import { because, count, eventKind, fromTo, text } from './event-kind.ts';

const backup = z.strictObject({ file: text, digest: text, rows: count, encrypted: z.boolean() });

export const systemEvents = {
  'city.created': eventKind(
    z.strictObject({ region: z.int(), name: text }),
    ({ name }) => `建立城市“${name}”`,
  ),
  'definitions.applied': eventKind(
    z.strictObject({ packs: z.array(text), tables: z.array(text) }),
    ({ packs, tables }) => `启用定义包 ${packs.join('、')}，${tables.length} 张表随之建立或改变`,
  ),
  'setting.changed': eventKind(
    z.strictObject({ setting: text, before: text.nullable(), after: text.nullable() }),
    ({ setting, before, after }) => `更改设置“${setting}”：${fromTo(before, after)}`,
  ),
  'calendar.day': eventKind(
    z.strictObject({ day: text, says: text, name: z.string(), reason: text }),
    ({ day, says, name, reason }) =>
      `工作日历 ${day}${name === '' ? '' : `（${name}）`}改为${says}${because(reason)}`,
  ),
  'calendar.year': eventKind(
    z.strictObject({ year: z.int(), source: text.nullable() }),
    ({ year, source }) =>
      source === null
        ? `收回 ${year} 年放假安排已录全的声明`
        : `声明 ${year} 年放假安排已录全，依据“${source}”`,
  ),
  'files.collected': eventKind(
    z.strictObject({ uploads: count, results: count, contents: count, bytes: count, days: count }),
    ({ uploads, results, contents, bytes, days }) =>
      `清理 ${days} 天前没有用上的文件：上传 ${uploads} 次、任务结果 ${results} 项，删去内容 ${contents} 份（${Math.ceil(bytes / 1024)} KB）`,
  ),
  'backup.asked': eventKind(
    z.strictObject({ encrypted: z.boolean() }),
    ({ encrypted }) => `由接口提出备份全部数据（${encrypted ? '加密' : '不加密'}）`,
  ),
  'backup.taken': eventKind(
    z.strictObject({ file: text, encrypted: z.boolean() }),
    ({ file, encrypted }) => `备份到“${file}”${encrypted ? '（加密）' : '（未加密）'}`,
  ),
  'backup.restored': eventKind(
    backup.extend({ taken_at: z.iso.datetime() }),
    ({ file, rows, taken_at }) => `从备份“${file}”（${beijingTime(taken_at)}）恢复，${rows} 行数据核对无误`,
  ),
  'audit.exported': eventKind(
    z.strictObject({ file: text, format: text, condition: text.nullable() }),
    ({ file, condition }) => `导出审计日志到“${file}”${condition === null ? '' : `（${condition}）`}`,
  ),
  'audit.checkpoint': eventKind(
    z.strictObject({ seq: count, hash: text, key: text }),
    ({ seq, hash }) => `为审计日志第 ${seq} 条签发校验点，摘要 ${hash.slice(0, 16)}`,
  ),
};
