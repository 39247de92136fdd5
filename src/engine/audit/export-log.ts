import { createHash } from 'node:crypto';
import { writeAtomically } from '#formats/atomic-file.ts';
import { writeCsv } from '#formats/csv/write-csv.ts';
import { type Entry, type EntryRange, readEntries } from '#kernel/audit/index.ts';
import { type Database, type Scope, withSnapshot } from '#kernel/db/index.ts';
import type { Cell } from '#model/cell.ts';
import { storedEventInWords } from '#model/events/index.ts';
import { actorInLog } from '#model/text/actor-words.ts';
import { beijingTime } from '#model/time/beijing-time.ts';

const HEADER = ['序号', '时间', '操作人', '职务', '单位', '地址', '途径', '事项', '内容', '摘要'];
const VIA = { command_line: '命令行', web: '网页', api: '接口', job: '程序' };

/** What an export holds. */
export interface ExportedLog {
  readonly entries: number;
  readonly from: string;
  readonly to: string;
  /** SHA-256 of the file's lines; null for CSV, which is for reading. */
  readonly digest: string | null;
}

/**
 * Writes entries of the log to a file: `.jsonl`, an entry a line with all that was hashed, so that the chain can be
 * verified without the database (docs/audit.md); or `.csv`, in sentences.
 */
export async function exportLog(
  { db, scope, format }: { readonly db: Database; readonly scope: Scope; readonly format: 'jsonl' | 'csv' },
  path: string,
  range: EntryRange,
): Promise<ExportedLog> {
  return withSnapshot(db, scope, 1, async ([client]) => {
    if (!client) throw new Error('no connection');
    let [entries, from, to] = [0, 0n, 0n];
    async function* counted(): AsyncGenerator<Entry> {
      if (!client) return;
      for await (const entry of readEntries(client, scope.region, range)) {
        if (entries === 0) from = entry.seq;
        to = entry.seq;
        entries += 1;
        yield entry;
      }
    }
    const hash = createHash('sha256');
    if (format === 'csv') await writeCsv(path, HEADER, readable(counted()));
    else
      await writeAtomically(path, async (file) => {
        for await (const entry of counted()) {
          const line = `${JSON.stringify(entryJson(entry))}\n`;
          hash.update(line);
          await file.writeFile(line);
        }
      });
    return {
      entries,
      from: String(from),
      to: String(to),
      digest: format === 'csv' ? null : hash.digest('hex'),
    };
  });
}

async function* readable(entries: AsyncIterable<Entry>): AsyncGenerator<readonly Cell[]> {
  for await (const entry of entries) {
    const { name, post, unit, address, via } = entry.actor;
    const what = storedEventInWords(entry) ?? '（本程序读不懂）';
    const hash = Buffer.from(entry.hash).toString('hex');
    const when = beijingTime(entry.at);
    yield [String(entry.seq), when, actorInLog(name), post, unit, address, VIA[via], entry.type, what, hash];
  }
}

/** An entry as JSON: the columns as they are hashed, and the two hashes. */
export function entryJson({ region, seq, at, type, version, actor, payload, prevHash, hash }: Entry): object {
  return {
    region,
    seq: String(seq),
    at: at.toISOString(),
    type,
    version,
    ...actor,
    payload,
    prev_hash: Buffer.from(prevHash).toString('hex'),
    hash: Buffer.from(hash).toString('hex'),
  };
}
