// Takes one step after another of the findings of a test's city, and notes each that was acknowledged, so that it can be killed
// in between: node --import tsx this.ts SERVER DATABASE FILE
import { appendFileSync } from 'node:fs';
import { connectPool } from '#kernel/db/pools.ts';
import { APP_ROLE } from '#kernel/db/prepare-roles.ts';
import { WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import { aPack } from '../builders/the-pack.ts';
import { walkerOf } from './flow-takers.ts';
import { OWNER_ROLE, type TestServer } from './test-server.ts';

const [server = '', database = '', noted = ''] = process.argv.slice(2);
const { host, port, rolePassword: password } = JSON.parse(server) as TestServer;
const login = { host, port, password, database };
const owner = connectPool('owner', { ...login, user: OWNER_ROLE });
const app = connectPool('app', { ...login, user: APP_ROLE });
const db = { kind: 'embedded', owner, app, dataDir: '', close: async () => undefined } as const;
const scope = { region: 1, ...WHOLE_REGION };
const walk = await walkerOf({
  db,
  pack: await aPack(),
  scope,
  query: (sql, values = []) =>
    withScope(db, scope, async (client) => (await client.query(sql, [...values])).rows),
});
const clerk = walk.somebody('甲文书', 'unit_clerk', 'U2');
console.log(JSON.stringify({ begun: true }));
for (let at = 0; ; at += 1) {
  const finding = `XC-${(at % 5) + 1}`;
  const { version } = await walk.step(clerk, finding, 'progress', { opinion: `第 ${at} 次` });
  appendFileSync(noted, `${finding} ${version}\n`);
}
