import assert from 'node:assert/strict';
import { SAMPLE } from '../builders/the-sample.ts';
import { type ReadyCity, type TestCity } from './a-city.ts';
import { withAccounts } from './a-service.ts';

async function importSample(city: TestCity): Promise<void> {
  assert.deepEqual((await city.import([SAMPLE])).errors, []);
}

/** The city of the sample, imported. */
export const SAMPLE_CITY: ReadyCity = { name: 'sample', fill: importSample };

/** The same with an account for each kind of post: what a service begins with. */
export const SAMPLE_SERVICE: ReadyCity = {
  name: 'sample with accounts',
  fill: async (city) => {
    await importSample(city);
    await withAccounts(city);
  },
};
