import type { PoolClient } from 'pg';
import { v7 as uuid } from 'uuid';
import type { Fact } from '#engine/queries/index.ts';
import { mergeStage, openStage, rowKey, type Stage } from '#engine/records/index.ts';
import { BASE } from '#model/compile/scope.ts';
import type { RowsChanged } from '#model/events/index.ts';
import type { ReportRequest } from './prepare-report.ts';

/**
 * Writes the issued values into 封存值, so that next year's comparison uses what was printed and not rows that changed
 * since (ledgers.yaml, base.sealed_values). Values of names that the pack does not count stay untouched.
 * @returns the changes of the sheet, for the log
 */
export async function sealValues(
  client: PoolClient,
  { pack, scope, year, date, now }: ReportRequest,
  facts: readonly Fact[],
  actor: string,
): Promise<RowsChanged[]> {
  const ledger = pack.ledgers.get(BASE.sealed);
  const [yearField, slotField, valueField, sealedOn] = ['year', 'slot', 'value', 'sealed_on'].map((id) =>
    ledger?.field.get(id),
  );
  if (!ledger || !yearField || !slotField || !valueField) return [];
  const fields = [yearField, slotField, valueField, ...(sealedOn ? [sealedOn] : [])];
  const stage: Stage = {
    ledger,
    table: 'pg_temp.stage_sealed',
    fields,
    isTable: true,
    hasRecordedOn: false,
    lowered: false,
  };
  const copy = await openStage(client, stage);
  for (const [index, fact] of facts.entries())
    await copy.write({
      number: index + 1,
      id: uuid(),
      key: rowKey([year, fact.slot]),
      unit: '',
      path: '',
      status: 'accepted',
      voidReason: null,
      happenedOn: null,
      recordedOn: null,
      values: [year, fact.slot, fact.value, ...(sealedOn ? [date] : [])],
    });
  await copy.end();
  const batch = uuid();
  const { inserted, updated, history } = await mergeStage(client, stage, {
    region: scope.region,
    batch,
    actor,
    rights: null,
    reason: null,
    now,
  });
  if (inserted + updated === 0) return [];
  return [{ ledger: ledger.id, title: ledger.title, batch, inserted, amended: updated, history }];
}
