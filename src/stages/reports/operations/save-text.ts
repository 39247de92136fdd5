import { type Act, withChange } from '#engine/audit/index.ts';
import type { AuditEvent } from '#model/events/index.ts';
import { reportErrors } from '../errors.ts';
import { nameOf } from './name-of.ts';
import { ownTexts } from './own-text.ts';
import { prepareReport, type ReportRequest } from './prepare-report.ts';
import { demandUnproven, type Literal, putLiteral } from './put-literal.ts';
import { demandText, textOfPack } from './text-in-force.ts';

/** A new wording. */
export interface NewText {
  /** The version on which the author's words are based. */
  readonly basedOn: number;
  /** Null: back to the text of the definition packs. */
  readonly text: string | null;
  readonly note: string | null;
  /** Numbers of the new words that no record proves and that the author declares, stored with them or not at all. */
  readonly literals: readonly Literal[];
  readonly account: string;
}

/**
 * Stores a new wording of a year's report, which is in force at once.
 * @returns its version
 * @throws REPORT-TEXT-FAULTY, REPORT-TEXT-MOVED when somebody else has written since, REPORT-UNKNOWN,
 *   REPORT-NOT-UNPROVEN when the new words hold no unproven number where one is declared
 */
export async function saveText(
  request: Omit<ReportRequest, 'wording'>,
  { actor }: Pick<Act, 'actor'>,
  wanted: NewText,
): Promise<number> {
  const { db, pack, scope, now, report, year } = request;
  const { basedOn, text, note, account } = wanted;
  const { id } = textOfPack(pack, request);
  if (text !== null) demandText(text, request, pack);
  const literals = await judged(request, wanted);
  const act: Act = { scope, actor, now };
  return withChange(db, act, async (client) => {
    const [latest] = await ownTexts(client, scope.region, request);
    const moved = (): Error =>
      reportErrors.error('REPORT-TEXT-MOVED', { year, by: latest?.by ?? '同时有人保存' });
    if ((latest?.version ?? 0) !== basedOn) throw moved();
    const version = basedOn + 1;
    const { rowCount } = await client.query(
      `insert into reports.texts (region_id, report, year, version, text, note, account_id, actor, written_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [scope.region, report, year, version, text, note, account, nameOf(actor), now],
    );
    // Somebody saved in the same moment.
    if (rowCount === 0) throw moved();
    const declared: AuditEvent[] = [];
    for (const literal of literals)
      declared.push(await putLiteral(client, act, { report, year, account }, literal));
    const data = { report: id, year, version, restored: text === null, note };
    return { result: version, events: [{ type: 'report.text', data }, ...declared] };
  });
}

/** The declarations with their numbers, judged on the words that will be stored. */
async function judged(
  request: ReportRequest,
  { text, literals }: NewText,
): Promise<readonly (Literal & { readonly numbers: string })[]> {
  if (literals.length === 0) return [];
  // Going back to the packs' text contains no new words to declare.
  const quantities = text === null ? [] : (await prepareReport({ ...request, wording: text })).quantities;
  return literals.map((one) => ({
    ...one,
    numbers: demandUnproven(quantities, request.year, one.words),
  }));
}
