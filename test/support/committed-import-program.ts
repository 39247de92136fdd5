// Imports what a job asks for and never tells the end of it, so that it can be killed after its commit:
// node --import tsx this.ts SERVER DATABASE DIRECTORY-OF-FILES
import { loadPack } from '#engine/definitions/load-pack.ts';
import { jobHandlers } from '#engine/jobs/index.ts';
import { openFileStore } from '#kernel/files/index.ts';
import { connectPool } from '#kernel/db/pools.ts';
import { APP_ROLE } from '#kernel/db/prepare-roles.ts';
import { type Job, type ReportProgress, startWorkers } from '#kernel/jobs/index.ts';
import { BASE_PACK } from '../../src/app/cli/city.ts';
import { NOW } from './a-city.ts';
import { OWNER_ROLE, type TestServer } from './test-server.ts';

const [server = '', database = '', directory = ''] = process.argv.slice(2);
const { host, port, rolePassword: password } = JSON.parse(server) as TestServer;
const login = { host, port, password, database };
const owner = connectPool('owner', { ...login, user: OWNER_ROLE });
const app = connectPool('app', { ...login, user: APP_ROLE });
const db = { kind: 'embedded', owner, app, dataDir: '', close: async () => undefined } as const;
const { pack } = await loadPack([BASE_PACK]);
if (!pack) throw new Error('the packs do not compile');
const now = (): Date => NOW;
const real = jobHandlers({ db, pack, files: openFileStore(directory), now }).get('import');
const handlers = new Map([
  [
    'import',
    async (job: Job, report: ReportProgress) => {
      await real?.(job, report);
      console.log(JSON.stringify({ committed: job.id }));
      // Nothing settles this; the interval keeps the process from ending by itself.
      setInterval(() => undefined, 60_000);
      return new Promise<null>(() => undefined);
    },
  ],
]);
const workers = await startWorkers({ db, handlers, now, everyMs: null });
await workers.drain();
