import { withScope } from '#kernel/db/index.ts';
import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import { ledgerErrors } from '../../errors.ts';
import { type Own, ownScope } from './owner.ts';

/** The filters, order and columns of a list under a name. */
export interface View {
  readonly name: string;
  /** The query of the list's address, without "?". */
  readonly address: string;
}

const MOST = 30;

export async function listViews(own: Own, ledger: string): Promise<readonly View[]> {
  const { rows } = await withScope(own.db, ownScope(own), (client) =>
    client.query<View>(
      'select name, address from desk.views where region_id = $1 and account_id = $2 and ledger = $3 order by kept_at',
      [own.region, own.account, ledger],
    ),
  );
  return rows;
}

/** Stores a view; one of the same name is replaced and keeps its place. @throws LEDGER-VIEWS */
export async function keepView(own: Own, ledger: string, { name, address }: View, now: Date): Promise<void> {
  await withUpkeep(own.db, ownScope(own), async (client) => {
    const kept = await client.query(
      `insert into desk.views (region_id, account_id, ledger, name, address, kept_at)
       select $1, $2, $3, $4, $5, $6
       where (select count(*) from desk.views where region_id = $1 and account_id = $2 and ledger = $3 and name <> $4) < $7
       on conflict (region_id, account_id, ledger, name) do update set address = excluded.address`,
      [own.region, own.account, ledger, name, address, now, MOST],
    );
    if (kept.rowCount === 0) throw ledgerErrors.error('LEDGER-VIEWS', { most: MOST });
  });
}

export async function forgetView(own: Own, ledger: string, name: string): Promise<void> {
  await withUpkeep(own.db, ownScope(own), (client) =>
    client.query(
      'delete from desk.views where region_id = $1 and account_id = $2 and ledger = $3 and name = $4',
      [own.region, own.account, ledger, name],
    ),
  );
}
