import { v7 as uuid } from 'uuid';
import { type Act, withChange } from '#engine/audit/index.ts';
import { type Database, withScope, WHOLE_REGION } from '#kernel/db/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import type { RowsChanged } from '#model/events/index.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import { carryAttachments } from './carry-attachments.ts';
import { recordErrors } from './errors.ts';
import { followGathered } from './gather/follow.ts';
import { handOver } from './handed/hand-over.ts';
import { holdCity } from './ledger-state.ts';
import { loadUnits } from './names.ts';
import { type Batch, readBatch } from './read-batch.ts';
import {
  changedSince,
  restoreAmended,
  touchedBy,
  undoneHistory,
  type UndoStep,
  voidInserted,
} from './undo-rows.ts';
import { unitPaths } from './unit-paths.ts';

export interface Undone {
  readonly voided: number;
  readonly restored: number;
}

/** So many rows a refusal names. */
const NAMED = 50;

/**
 * Takes an import back: rows that it brought are voided, rows that it amended get their earlier content back as a new
 * version; the history keeps everything. All or nothing: refused when a row was changed since, or is out of reach.
 * @param act its scope says which rows may be changed
 * @throws RECORD-BATCH-UNDONE where it was taken back already; RECORD-BATCH: its details name the rows that were changed since
 */
export async function undoBatch(db: Database, act: Act, pack: Pack, id: string): Promise<Undone> {
  const { region } = act.scope;
  const batch = await readBatch(db, region, id);
  try {
    return await takeBack(db, act, pack, batch);
  } catch (error) {
    // Another may have taken back the same in the meantime: what that changed is no later change of the rows.
    if (isMingzeError(error, 'RECORD-BATCH')) await readBatch(db, region, id);
    throw error;
  }
}

async function takeBack(db: Database, act: Act, pack: Pack, batch: Batch): Promise<Undone> {
  const { region } = act.scope;
  const plan = await planOf(db, region, pack, batch);
  const scope = { ...act.scope, gathers: true } as const;
  return withChange(db, { ...act, scope }, async (client) => {
    // One import of a city at a time, and nothing else in these ledgers meanwhile.
    await holdCity(client, region, act.now);
    const { paths } = unitPaths(await loadUnits(client, region));
    const undo = uuid();
    const named: string[] = [];
    for (const { ledger } of plan) {
      const keys = await changedSince(client, region, ledger, batch.id);
      named.push(...keys.map((key) => `${ledger.title}“${key.replaceAll('\u001f', '＋')}”`));
    }
    if (named.length > 0) throw refusal(sinceInWords(named), named.slice(0, NAMED));
    const rows: RowsChanged[] = [];
    const total = { voided: 0, restored: 0 };
    for (const { ledger, touched, since } of plan) {
      const step: UndoStep = { client, act, ledger, batch: batch.id, undo, paths };
      const restored = await restoreAmended(step);
      const voided = await voidInserted(step);
      if (restored + voided !== touched || since > 0) throw refusal('其中有您无权更改的记录');
      await carryAttachments(client, region, ledger);
      await handOver(client, { region, ledger, now: act.now, batch: undo });
      const history = await undoneHistory(step);
      rows.push({
        ledger: ledger.id,
        title: ledger.title,
        batch: undo,
        inserted: 0,
        amended: touched,
        history,
      });
      total.voided += voided;
      total.restored += restored;
    }
    await client.query(
      `insert into core.batches (region_id, id, kind, file, actor, counts, finished_at) values ($1, $2, 'undo', $3, $4, $5, $6)`,
      [region, undo, batch.file, act.actor.name, JSON.stringify([{ undone: batch.id }]), act.now],
    );
    const data = { batch: batch.id, file: batch.file, ...total, rows };
    const events = await followGathered(client, pack, act, [{ type: 'import.undone', data }]);
    return { result: total, events };
  });
}

interface Planned {
  readonly ledger: Ledger;
  readonly touched: number;
  readonly since: number;
}

/** What there is to take back, whoever may see it, in the order in which ledgers are locked. @throws RECORD-BATCH */
async function planOf(db: Database, region: number, pack: Pack, batch: Batch): Promise<readonly Planned[]> {
  const plan: Planned[] = [];
  await withScope(db, { region, ...WHOLE_REGION }, async (client) => {
    for (const id of batch.ledgers) {
      const ledger = pack.ledgers.get(id);
      if (!ledger) throw refusal('其中的台账已不在定义包中');
      const touched = await touchedBy(client, region, ledger, batch.id);
      const since = (await changedSince(client, region, ledger, batch.id)).length;
      if (touched + since === 0) continue;
      if (ledger.kind === 'base') throw refusal('其中有单位、人员等基础表，请改正后重新导入');
      plan.push({ ledger, touched, since });
    }
  });
  if (plan.length === 0) throw refusal('它没有改变任何记录');
  return plan;
}

function sinceInWords(named: readonly string[]): string {
  const rest = named.length > NAMED ? `等 ${named.length} 条` : '';
  return `以下记录在导入后又改过：${named.slice(0, NAMED).join('、')}${rest}`;
}

function refusal(reason: string, rows: readonly string[] = []): Error {
  return recordErrors.error('RECORD-BATCH', { reason, rows });
}
