import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLE } from '../builders/the-sample.ts';
import { testServer } from './database.ts';
import { type Json, mingze } from './run-mingze.ts';
import { TEST_HOME_VARIABLE } from './test-home.ts';
import { asAdmin } from './test-server.ts';

/**
 * Puts the city of the sample into a data directory, as the command line leaves it. It is made once in a run and copied: an
 * installation takes some ten seconds of a processor, of which sample-city.test.ts holds every step.
 * @param data a path at which there is nothing yet
 * @returns the titles of the sheets that were imported
 */
export async function sampleDataDir(data: string): Promise<readonly string[]> {
  const home = process.env[TEST_HOME_VARIABLE];
  // A file that runs alone has nobody to share it with.
  if (home === undefined) return makeCity(data);
  const ready = join(home, 'city-of-the-sample');
  // One file makes it, the others wait: as for templates of databases.
  await asAdmin(await testServer(), 'postgres', async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [ready]);
    if (existsSync(ready)) return;
    const draft = `${ready}.${process.pid}`;
    mkdirSync(draft);
    const titles = await makeCity(join(draft, 'data'));
    writeFileSync(join(draft, 'titles.json'), JSON.stringify(titles));
    renameSync(draft, ready);
  });
  // The database belongs to a user of its own, and stays his.
  execFileSync('cp', ['-a', join(ready, 'data'), data]);
  return JSON.parse(readFileSync(join(ready, 'titles.json'), 'utf8')) as readonly string[];
}

async function makeCity(data: string): Promise<readonly string[]> {
  await succeeds('init', '--region', '江河市', '--begun', '2021-01-01', '--data', data);
  const { files } = await succeeds('import', SAMPLE, '--data', data);
  return files[0].sheets.map((one: Json) => one.sheet);
}

async function succeeds(...args: readonly string[]): Promise<Json> {
  const { code, stdout, stderr, json } = await mingze(...args, '--json');
  assert.equal(code, 0, `${args.join(' ')}\n${stdout.slice(0, 2000)}\n${stderr}`);
  return json();
}
