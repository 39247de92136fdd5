import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { EXPECTED_FACTS } from '../builders/the-sample.ts';
import { type Ended, type Json, mingze } from './run-mingze.ts';
import { sampleDataDir } from './sample-data-dir.ts';
import { temporaryDir } from './test-server.ts';

/** A city on the real command line: one process per command, its own data directory. */
export interface CliCity {
  readonly home: string;
  readonly data: string;
  readonly run: (...args: readonly string[]) => Promise<Ended>;
  /** Runs a command under --json, checks its exit code, and answers the one JSON value on standard output. */
  readonly json: (code: number, ...args: readonly string[]) => Promise<Json>;
  readonly factsAreRight: () => Promise<void>;
}

/** A directory in which there is no city yet; it goes with the test. */
export function cliCity(): CliCity {
  const home = temporaryDir('sample-city-');
  const data = join(home, 'data');
  after(() => rmSync(home, { recursive: true, force: true }));
  const run: CliCity['run'] = (...args) => mingze(...args, '--data', data);
  const json: CliCity['json'] = async (code, ...args) => {
    const ended = await run(...args, '--json');
    assert.equal(ended.code, code, `${args.join(' ')}\n${ended.stdout.slice(0, 2000)}\n${ended.stderr}`);
    return ended.json();
  };
  const factsAreRight = async (): Promise<void> => {
    const facts = await json(0, 'facts', '--year', '2021');
    const comparable = facts.map(({ slot, indicator, value, printed, unit, rows }: Json) => ({
      slot,
      indicator,
      value,
      printed,
      unit,
      rows,
    }));
    assert.deepEqual(
      comparable.toSorted((a: Json, b: Json) => (a.slot < b.slot ? -1 : 1)),
      EXPECTED_FACTS,
    );
  };
  return { home, data, run, json, factsAreRight };
}

/** Puts the city of the sample there. @returns the titles of its sheets */
export function fill({ data }: CliCity): Promise<readonly string[]> {
  return sampleDataDir(data);
}
