import { v7 as uuid } from 'uuid';
import { type Act, withChange } from '#engine/audit/index.ts';
import { type Database, WHOLE_REGION } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { answersOf } from '../answers-of.ts';
import { dutyErrors } from '../errors.ts';
import { periodWords } from '../period.ts';
import { findOccurrence, type FoundOccurrence, type OccurrenceKey } from './occurrence-key.ts';
import { mayState, type Speaker } from './may-state.ts';
import { refreshYear } from './refresh-year.ts';
import { unitName } from './unit-name.ts';
import { settle } from './settle.ts';

/** A new statement about an occurrence. */
export interface NewStatement extends OccurrenceKey {
  readonly year: number;
  /**
   * done: it was done, for duties without a ledger; none: it was not; excused: it is not required; withdrawn: the last
   * statement no longer holds.
   */
  readonly kind: 'done' | 'none' | 'excused' | 'withdrawn';
  readonly doneOn: string | null;
  readonly words: string;
}

export interface StateRequest {
  readonly db: Database;
  readonly pack: Pack;
  readonly act: Act;
  readonly speaker: Speaker;
  readonly today: string;
}

/**
 * States something about one occurrence. A unit confirms what no ledger records, or says why nothing was done; a post
 * that accepts for a unit above excuses. A duty that records answer is never confirmed by hand, because it would be
 * typed twice.
 * @throws DUTY-UNKNOWN, DUTY-OCCURRENCE (also for what the post may not see), DUTY-BY-LEDGER, DUTY-DAY, DUTY-EXCUSE
 */
export async function stateOccurrence(request: StateRequest, statement: NewStatement): Promise<void> {
  const { db, pack, act, speaker, today } = request;
  const { year, kind } = statement;
  const { region } = act.scope;
  if (!pack.duties.has(statement.duty)) throw dutyErrors.error('DUTY-UNKNOWN', { duty: statement.duty });
  await refreshYear({ db, pack, region, year, now: act.now });
  await withChange(db, { ...act, scope: { region, ...WHOLE_REGION } }, async (client) => {
    const found = await findOccurrence(client, region, year, statement, today);
    judgeSpeaker(pack, speaker, found, kind);
    if (kind === 'done') judgeDone(pack, statement, found, today);
    await client.query(
      `insert into duties.statements (region_id, id, year, duty, period, unit_id, unit_path, bearer, kind, done_on, words, by_account, by_name, by_post, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        region,
        uuid(),
        year,
        found.duty,
        found.period,
        found.unit,
        found.path,
        found.bearer,
        kind,
        kind === 'done' ? statement.doneOn : null,
        statement.words,
        speaker.account,
        speaker.name,
        speaker.post,
        act.now,
      ],
    );
    await settle(client, region, { year, duties: [found.duty], unit: found.unit });
    const data = {
      year,
      duty: found.duty,
      obligation: pack.duties.get(found.duty)?.obligation ?? null,
      period: periodWords(found.period),
      unit: found.unit,
      unit_name: await unitName(client, region, found.unit),
      kind,
      done_on: statement.doneOn,
      words: statement.words,
    };
    return { result: undefined, events: [{ type: 'duty.stated', data }] };
  });
}

/** A hidden occurrence is refused like one that does not exist. */
function judgeSpeaker(
  pack: Pack,
  speaker: Speaker,
  found: FoundOccurrence,
  kind: NewStatement['kind'],
): void {
  const may = mayState(pack, speaker, found.path);
  const unknown = dutyErrors.error('DUTY-OCCURRENCE', {
    what: `${found.duty} ${found.unit} ${found.period}`,
  });
  if (!may.see || (found.bearer !== '' && !speaker.read.personal)) throw unknown;
  if (kind === 'excused' && !may.excuse) throw dutyErrors.error('DUTY-EXCUSE');
  if (!may.state) throw unknown;
}

function judgeDone(pack: Pack, { doneOn }: NewStatement, found: FoundOccurrence, today: string): void {
  const ledgers = new Set(
    answersOf(pack, found.duty).map(({ ledger }) => pack.ledgers.get(ledger)?.title ?? ledger),
  );
  if (pack.duties.get(found.duty)?.starts)
    ledgers.add(pack.ledgers.get(pack.duties.get(found.duty)?.starts?.ledger ?? '')?.title ?? '');
  if (ledgers.size > 0)
    throw dutyErrors.error('DUTY-BY-LEDGER', {
      duty: found.duty,
      ledgers: [...ledgers].map((title) => `《${title}》`).join('、'),
    });
  if (doneOn === null || doneOn < found.from || doneOn > today)
    throw dutyErrors.error('DUTY-DAY', { day: doneOn ?? '（空）', from: found.from, to: today });
}
