import { DEMO_PASSWORD, type DemoAccount, demoAccounts, firstAdministrators } from '#engine/access/index.ts';
import { isDemo } from '#tools/demo/is-demo.ts';
import type { City } from './city.ts';
import type { Output } from './output.ts';

/**
 * Makes sign-in possible: a demo city has one open account for each kind of post; any other city gets its three
 * administrators, whose passwords are printed here once.
 * @returns the open accounts of a demo city
 */
export async function tellFirstAccounts(city: City, out: Output, now: Date): Promise<readonly DemoAccount[]> {
  const { db, pack, scope, actor } = city;
  const act = { scope, actor, now };
  if (await isDemo(db, scope)) {
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
