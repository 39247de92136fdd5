import type { PoolClient } from 'pg';
import { accessErrors } from '../errors.ts';
import { isSmallOffice } from '../settings.ts';
import type { Principal } from '../principal.ts';
import { type Dangerous, SECOND_PERSON_ACTS } from './acts.ts';

/** Milliseconds for which an agreement is valid. */
const GOOD_FOR = 7 * 24 * 3600_000;

/**
 * Uses up the agreement of a second person to exactly this act, in the transaction of the act. Where one person may be
 * all three administrators no second one exists, and none is demanded.
 * @throws ACCESS-SECOND-PERSON
 */
export async function demandSecondPerson(
  client: PoolClient,
  { region, account }: Pick<Principal, 'region' | 'account'>,
  { act, subject }: Dangerous,
  now: Date,
): Promise<void> {
  if (act !== 'small_office' && (await isSmallOffice(client, region))) return;
  const since = new Date(now.getTime() - GOOD_FOR);
  const { rows } = await client.query<{ id: string }>(
    `select id from access.proposals where region_id = $1 and account_id = $2 and act = $3 and subject = $4
       and allowed and used_at is null and decided_at > $5 order by id limit 1 for update`,
    [region, account.id, act, subject, since],
  );
  const [agreed] = rows;
  if (!agreed)
    throw accessErrors.error('ACCESS-SECOND-PERSON', { what: SECOND_PERSON_ACTS[act].words(subject) });
  await client.query('update access.proposals set used_at = $3 where region_id = $1 and id = $2', [
    region,
    agreed.id,
    now,
  ]);
}
