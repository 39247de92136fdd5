import {
  type ChainFault,
  type Checkpoint,
  checkpointBytes,
  loadCheckpoints,
  verifyChain,
} from '#kernel/audit/index.ts';
import { isSigned, keyIdOf } from '#proof/manifest/installation-key.ts';
import { type Database, type Scope, withSnapshot } from '#kernel/db/index.ts';
import { storedEventInWords } from '#model/events/index.ts';
import { beijingTime } from '#model/time/beijing-time.ts';
import { GuardedCheck, type GuardedFault } from './verify-guarded.ts';
import { HistoryCheck, type HistoryFault } from './verify-history.ts';

/** Something of the log, of its checkpoints, or of the history it vouches for that is not as it was written. */
type LogFault =
  | ChainFault
  | HistoryFault
  | GuardedFault
  | (Omit<ChainFault, 'kind'> & { readonly kind: 'checkpoint_signature' | 'unreadable' });

export interface LogVerdict {
  readonly region: number;
  readonly entries: number;
  readonly last: string;
  readonly hash: string;
  /** How many checkpoints with a good signature were compared. */
  readonly checkpoints: number;
  readonly faults: readonly LogFault[];
}

export interface LogToVerify {
  readonly db: Database;
  /** A whole region. */
  readonly scope: Scope;
  /** Id of the key that checkpoints must be signed with; null: any key, whose id is for the reader to compare. */
  readonly keyId: string | null;
  /** Checkpoints that were kept elsewhere. */
  readonly kept: readonly Checkpoint[];
}

/**
 * Verifies the log of a region in one snapshot: every hash and link, the checkpoints kept here and elsewhere, that
 * every entry can be read, that the before and after of amended rows are those that were logged, and that
 * the rows which decide rights or are handed out are as the last entry that told of them left them.
 */
export async function verifyLog({ db, scope, keyId, kept }: LogToVerify): Promise<LogVerdict> {
  return withSnapshot(db, scope, 1, async ([client]) => {
    if (!client) throw new Error('no connection');
    const { region } = scope;
    const faults: LogFault[] = [];
    const all = [...(await loadCheckpoints(client, region)), ...kept];
    const good = all.filter((one) => {
      const why = faultOf(one, region, keyId);
      if (why === null) return true;
      const message = `${beijingTime(one.at)} 的校验点（第 ${one.seq} 条）${why}`;
      faults.push({ kind: 'checkpoint_signature', seq: one.seq, until: one.seq, message });
      return false;
    });
    const history = new HistoryCheck(client, region);
    const guarded = new GuardedCheck(db, client, region);
    const verdict = await verifyChain(client, region, good, async (entry, sound) => {
      await history.add(entry);
      guarded.add(entry);
      if (sound && storedEventInWords(entry) === null) {
        const message = `第 ${entry.seq} 条的事项 ${entry.type} 第 ${entry.version} 版，本程序读不懂`;
        faults.push({ kind: 'unreadable', seq: entry.seq, until: entry.seq, message });
      }
    });
    await history.end(verdict.last);
    await guarded.end(verdict.last);
    const { entries, last, hash } = verdict;
    const found = [...verdict.faults, ...history.faults, ...guarded.faults, ...faults];
    return { region, entries, last: String(last), hash, checkpoints: good.length, faults: bySeq(found) };
  });
}

function bySeq(faults: readonly LogFault[]): readonly LogFault[] {
  return faults.toSorted((a, b) => (a.seq < b.seq ? -1 : a.seq > b.seq ? 1 : 0));
}

function faultOf(checkpoint: Checkpoint, region: number, keyId: string | null): string | null {
  if (checkpoint.region !== region) return '属于另一个城市的日志';
  if (keyIdOf(checkpoint.publicKey) !== checkpoint.keyId) return '所附公钥与其编号不符';
  if (keyId !== null && checkpoint.keyId !== keyId) return '不是用本安装的密钥签的';
  const holds = isSigned(checkpointBytes(checkpoint), checkpoint.signature, checkpoint.publicKey);
  return holds ? null : '签名不符，被改动过';
}
