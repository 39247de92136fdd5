import { type Act, withChange } from '#engine/audit/with-change.ts';
import type { Database } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { reportErrors } from '../errors.ts';
import { nameOf } from './name-of.ts';
import { ownTexts } from './own-text.ts';
import { demandText, textOfPack } from './text-in-force.ts';

/** A new wording. */
export interface NewText {
  readonly pack: Pack;
  readonly report: string;
  readonly year: number;
  /** The version that the author had before him. */
  readonly basedOn: number;
  /** Null: back to the text of the definition packs. */
  readonly text: string | null;
  readonly note: string | null;
  readonly account: string;
}

/**
 * Keeps a new wording of a year's report; whoever drafts, reads or issues it from now on has this one.
 * @returns its version
 * @throws REPORT-TEXT-FAULTY, REPORT-TEXT-MOVED when somebody else has written since, REPORT-UNKNOWN
 */
export async function saveText(db: Database, act: Act, wanted: NewText): Promise<number> {
  const { pack, report, year, basedOn, text, note, account } = wanted;
  const { id } = textOfPack(pack, wanted);
  if (text !== null) demandText(text, wanted, pack);
  return withChange(db, act, async (client) => {
    const { region } = act.scope;
    const [latest] = await ownTexts(client, region, wanted);
    const moved = (): Error =>
      reportErrors.error('REPORT-TEXT-MOVED', { year, by: latest?.by ?? '同时有人保存' });
    if ((latest?.version ?? 0) !== basedOn) throw moved();
    const version = basedOn + 1;
    const { rowCount } = await client.query(
      `insert into reports.texts (region_id, report, year, version, text, note, account_id, actor, written_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [region, report, year, version, text, note, account, nameOf(act.actor), act.now],
    );
    // Somebody saved in the same moment.
    if (rowCount === 0) throw moved();
    const data = { report: id, year, version, restored: text === null, note };
    return { result: version, events: [{ type: 'report.text', data }] };
  });
}
