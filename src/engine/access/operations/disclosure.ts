import { v7 as uuid } from 'uuid';
import type { PoolClient } from 'pg';
import { type Act, withChange } from '#engine/audit/index.ts';
import { type Database, WHOLE_REGION, within } from '#kernel/db/index.ts';
import { tableOf } from '#engine/records/index.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import { accessErrors } from '../errors.ts';
import { type Principal, scopeFor } from '../principal.ts';

/** A request for access to one row of a sealed ledger, by the natural key that the requester knows. */
export interface DisclosureRequest {
  readonly ledger: Ledger;
  readonly key: string;
  readonly reason: string;
}

/**
 * Requests access to a sealed row. The answer is the same whether the row exists or not, so that a request reveals
 * nothing; the deciding person looks for himself.
 * @returns the request's id
 */
export async function requestDisclosure(
  db: Database,
  { act, principal }: { readonly act: Act; readonly principal: Principal },
  { ledger, key, reason }: DisclosureRequest,
): Promise<string> {
  const { acting, account, region } = principal;
  if (!acting) throw accessErrors.error('ACCESS-POST', { reason: '还没有选择岗位' });
  if (ledger.sensitivity !== 'sealed') throw refuse('这本台账不是封闭台账');
  if (reason.trim() === '') throw refuse('须写明理由');
  return withChange(db, { ...act, scope: { region, ...WHOLE_REGION } }, async (client) => {
    const id = uuid();
    await client.query(
      `insert into access.disclosures (region_id, id, ledger, row_key, appointment, account_id, reason, requested_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [region, id, ledger.id, key, acting.id, account.id, reason, act.now],
    );
    const data = { request: id, matter: key, title: ledger.title, reason };
    return { result: id, events: [{ type: 'disclosure.requested', data }] };
  });
}

/**
 * Decides a request as a second person, who may disclose rows of that ledger. When it is granted, the requester's post
 * is added to the list of those who may read the row, its history and its files.
 * @throws ACCESS-DISCLOSURE when it is one's own, or decided already; or, granted, when there is no such row in reach
 */
export async function decideDisclosure(
  db: Database,
  { act, principal, pack }: { readonly act: Act; readonly principal: Principal; readonly pack: Pack },
  { id, allowed, reason }: { readonly id: string; readonly allowed: boolean; readonly reason: string },
): Promise<void> {
  const scope = scopeFor(principal, pack, 'disclose');
  const { region } = principal;
  // Written with the program's rights, because no post may write lists of knowers. The deciding person's rights were
  // checked.
  await withChange(db, { ...act, scope: { region, ...WHOLE_REGION } }, async (client) => {
    const { rows } = await client.query<Asked>(
      `select ledger, row_key as key, appointment, account_id as account, decided_at as decided from access.disclosures
       where region_id = $1 and id = $2 for update`,
      [region, id],
    );
    const [asked] = rows;
    const ledger = asked && pack.ledgers.get(asked.ledger);
    const reach = ledger && scope.rights?.classes[pack.access.classOf.get(ledger.id)?.index ?? -1];
    if (!asked || !ledger || !reach || reach.ranges.length === 0) throw refuse('没有这一申请');
    if (asked.account === principal.account.id) throw refuse('本人的申请不能由本人决定');
    if (asked.decided) throw refuse('已经决定过了');
    if (allowed) await letIn(client, region, ledger, asked, (path) => within(path, reach.ranges));
    await client.query(
      `update access.disclosures set decided_by = $3, decided_at = $4, allowed = $5 where region_id = $1 and id = $2`,
      [region, id, principal.account.id, act.now, allowed],
    );
    const data = { request: id, matter: asked.key, title: ledger.title, reason, allowed };
    return { result: undefined, events: [{ type: 'disclosure.decided', data }] };
  });
}

interface Asked {
  readonly ledger: string;
  readonly key: string;
  readonly appointment: string;
  readonly account: string;
  readonly decided: Date | null;
}

async function letIn(
  client: PoolClient,
  region: number,
  ledger: Ledger,
  { key, appointment }: Asked,
  reaches: (path: string) => boolean,
): Promise<void> {
  const table = tableOf(ledger);
  const { rows } = await client.query<{ id: string; path: string }>(
    `select row_id as id, unit_path as path from ${table} where region_id = $1 and row_key = $2 for update`,
    [region, key],
  );
  const [row] = rows;
  if (!row || !reaches(row.path)) throw refuse('没有这样一条记录，只能不同意');
  await client.query(
    `update ${table} set row_readers = array_append(row_readers, $3) where region_id = $1 and row_id = $2 and not $3 = any (row_readers)`,
    [region, row.id, appointment],
  );
  await client.query(
    `update core.row_history set readers = array_append(readers, $4)
     where region_id = $1 and ledger = $2 and row_id = $3 and not $4 = any (readers)`,
    [region, ledger.id, row.id, appointment],
  );
  await client.query(
    `update core.steps set readers = array_append(readers, $4)
     where region_id = $1 and ledger = $2 and row_id = $3 and not $4 = any (readers)`,
    [region, ledger.id, row.id, appointment],
  );
  await client.query(
    `update files.attachments set readers = array_append(readers, $4)
     where region_id = $1 and ledger = $2 and row_id = $3 and not $4 = any (readers)`,
    [region, ledger.id, row.id, appointment],
  );
}

function refuse(reason: string): Error {
  return accessErrors.error('ACCESS-DISCLOSURE', { reason });
}
