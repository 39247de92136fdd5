// What a ledger says of the duties that its rows answer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPackDirectory } from '#engine/definitions/load-pack.ts';
import { fieldTypes } from '#fields/index.ts';
import { changed } from '../testing/pack-kit.ts';
import { compilePack } from './compile-pack.ts';

const tiny = await readPackDirectory('test/fixtures/packs/tiny');
const STUDY = 'ledgers/study_session.yaml';

test('the day of the work is a day: rows that happen in a year or a month answer by another field, or not at all', () => {
  for (const type of ['year', 'month']) {
    const { faults } = compilePack(
      [
        changed(tiny, [
          { file: STUDY, find: 'happened: held_on', put: 'happened: held_in' },
          {
            file: STUDY,
            find: '  brand:',
            put: `  held_in: { type: ${type}, title: 学习期, required: true }\n  brand:`,
          },
        ]),
      ],
      fieldTypes,
    );
    assert.deepEqual(
      faults.filter(({ path }) => path === 'answers/0').map(({ kind }) => kind),
      ['measure'],
    );
  }
});
