// Takes a job and never ends it, so that it can be killed in the middle: node --import tsx this.ts SERVER DATABASE
import { connectPool } from '#kernel/db/pools.ts';
import { APP_ROLE } from '#kernel/db/prepare-roles.ts';
import { startWorkers } from '#kernel/jobs/index.ts';
import { OWNER_ROLE, type TestServer } from './test-server.ts';

const [server = '', database = ''] = process.argv.slice(2);
const { host, port, rolePassword: password } = JSON.parse(server) as TestServer;
const login = { host, port, password, database };
const owner = connectPool('owner', { ...login, user: OWNER_ROLE });
const app = connectPool('app', { ...login, user: APP_ROLE });
const db = { kind: 'embedded', owner, app, dataDir: '', close: async () => undefined } as const;
const handlers = new Map([
  [
    'slow',
    async (job: { readonly id: string }) => {
      console.log(JSON.stringify({ running: job.id }));
      // Nothing settles this; the interval keeps the process from ending by itself.
      setInterval(() => undefined, 60_000);
      return new Promise<null>(() => undefined);
    },
  ],
]);
const workers = await startWorkers({ db, handlers, now: () => new Date(0), everyMs: null });
await workers.drain();
