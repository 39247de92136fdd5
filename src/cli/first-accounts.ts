import { type DemoAccount, DEMO_PASSWORD, demoAccounts } from '#engine/access/operations/demo-accounts.ts';
import { firstAdministrators } from '#engine/access/operations/first-accounts.ts';
import { withScope } from '#kernel/db/index.ts';
import type { City } from './city.ts';
import type { Output } from './output.ts';

/** The name under which the demo city comes in; no file that is imported can have it, for want of an ending. */
const DEMO_FILE = '演示数据';

/**
 * Sees to it that somebody can sign in: a demo city, which holds nothing but what was made up, has one open account
 * for each kind of post; any other city gets its three administrators, whose passwords are told here once.
 * @returns the open accounts of a demo city
 */
export async function tellFirstAccounts(city: City, out: Output, now: Date): Promise<readonly DemoAccount[]> {
  const { db, pack, scope, actor } = city;
  const act = { scope, actor, now };
  if (await isDemo(city)) {
    const accounts = await demoAccounts(db, act, pack);
    out.line(`演示账号（口令都是 ${DEMO_PASSWORD}）：`);
    for (const { login, title, unit } of accounts) out.line(`  ${login}  ${unit} ${title}`);
    return accounts;
  }
  const made = await firstAdministrators(db, act, pack);
  if (made.length === 0) return [];
  out.line('首次启用，已建立三个管理员账号。一次性口令只显示这一次，首次登录时更改：');
  for (const { login, title, password } of made) out.line(`  ${login}  ${password}  ${title}`);
  return [];
}

/** True when nothing but made-up records ever came in: the open accounts must never stand in a city that is true. */
async function isDemo({ db, scope }: City): Promise<boolean> {
  const { rows } = await withScope(db, scope, (client) =>
    client.query<{ demo: boolean | null }>(
      `select bool_and(file = $2) as demo from core.batches where region_id = $1 and file is not null`,
      [scope.region, DEMO_FILE],
    ),
  );
  return rows[0]?.demo ?? false;
}
