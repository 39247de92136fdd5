// Reminds one city once, to be killed in the middle: node --import tsx this.ts SERVER DATABASE REGION MOMENT; MINGZE_SMTP is its mail server.
import { reminderMeans } from '#kernel/notify/index.ts';
import { actorOf } from '#engine/audit/actor.ts';
import { connectPool } from '#kernel/db/pools.ts';
import { APP_ROLE } from '#kernel/db/prepare-roles.ts';
import { sendReminders } from '#stages/duties/index.ts';
import { aPack } from '../builders/the-pack.ts';
import { OWNER_ROLE, type TestServer } from './test-server.ts';

const [server = '', database = '', region = '', moment = ''] = process.argv.slice(2);
const { host, port, rolePassword: password } = JSON.parse(server) as TestServer;
const login = { host, port, password, database };
const owner = connectPool('owner', { ...login, user: OWNER_ROLE });
const app = connectPool('app', { ...login, user: APP_ROLE });
const db = { kind: 'embedded', owner, app, dataDir: '', close: async () => undefined } as const;
const pack = await aPack();
console.log(JSON.stringify({ running: true }));
await sendReminders({
  db,
  pack,
  region: { id: Number(region), name: '江河市' },
  means: reminderMeans(process.env, null),
  actor: actorOf('测试', 'job'),
  now: new Date(moment),
  dryRun: false,
});
await Promise.all([owner.end(), app.end()]);
