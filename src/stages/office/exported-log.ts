import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exportLog, logEvents } from '#engine/audit/index.ts';
import type { Call, FileAnswer } from '#service/endpoint.ts';
import { piecesOf } from '#service/hand-out.ts';
import { EVENT_GROUPS } from '#model/events/index.ts';
import { type RangeAsked, rangeOf } from './presenters/audit.ts';

const GROUPS: ReadonlyMap<string, string> = new Map(Object.entries(EVENT_GROUPS));
const TYPES = { jsonl: 'application/jsonl', csv: 'text/csv; charset=utf-8' } as const;

/**
 * The log as a file. It is written completely before it is sent, because a truncated log must not look complete; the
 * file is deleted with the last byte.
 */
export async function exportedLog(
  { context, act }: Call,
  asked: RangeAsked & { readonly format: 'jsonl' | 'csv' },
): Promise<FileAnswer> {
  const { db, dataDir } = context;
  const { format, from, to, type, who } = asked;
  const name = `审计日志.${format}`;
  const kind = type === undefined ? undefined : (GROUPS.get(type) ?? type);
  const words = Object.entries({ 自: from, 至: to, 事项: kind, 谁: who }).flatMap(([key, value]) =>
    value ? [`${key}：${value}`] : [],
  );
  const told = { file: name, format, condition: words.length === 0 ? null : words.join(' ') };
  await logEvents(db, act, [{ type: 'audit.exported', data: told }]);
  const tmp = join(dataDir, 'tmp');
  await mkdir(tmp, { recursive: true, mode: 0o700 });
  const directory = await mkdtemp(join(tmp, 'audit-'));
  const forget = (): Promise<void> => rm(directory, { recursive: true, force: true });
  try {
    const path = join(directory, `log.${format}`);
    await exportLog({ db, scope: act.scope, format }, path, rangeOf(asked));
    const stream = createReadStream(path).once('close', () => void forget());
    return { name, type: TYPES[format], bytes: piecesOf(stream) };
  } catch (error) {
    await forget();
    throw error;
  }
}
