// A program for the tests of the launcher: `database-program.ts <dataDir> <what>`. It opens and migrates the
// database, writes one row, prints one line of JSON, and then holds, returns, exits or throws as told.
import { randomUUID } from 'node:crypto';
import { isMingzeError } from '#kernel/errors/index.ts';
import { migrate, openDatabase } from '#kernel/db/index.ts';
import { writeInScope } from '#kernel/db/write-in-scope.ts';

const [dataDir = '', what = 'hold'] = process.argv.slice(2);
const phases: string[] = [];
try {
  const db = await openDatabase({ dataDir, onProgress: ({ phase }) => phases.push(phase) });
  await migrate(db, []);
  await db.owner.query(`create table if not exists app.starts (region_id int not null, id uuid not null,
    constraint starts_pkey primary key (region_id, id)); grant select, insert on app.starts to mingze_app, mingze_region`);
  const rows = await writeInScope(db, { region: 1, lo: '', hi: '~' }, async (client) => {
    await client.query('insert into app.starts (region_id, id) values (1, $1)', [randomUUID()]);
    return (await client.query('select count(*)::int as n from app.starts where region_id = 1')).rows[0] as {
      n: number;
    };
  });
  console.log(JSON.stringify({ rows: rows.n, phases }));
  if (what === 'hold') setInterval(() => undefined, 60_000);
  if (what === 'close') await db.close();
  if (what === 'exit') process.exit(7);
  if (what === 'throw')
    setImmediate(() => {
      throw new Error('uncaught on purpose');
    });
  // 'forget': ends by itself with the database open.
} catch (error) {
  if (!isMingzeError(error)) throw error;
  console.log(JSON.stringify({ code: error.code, message: error.message }));
  process.exitCode = error.exitCode;
}
