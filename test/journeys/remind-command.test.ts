// `mingze remind` as an administrator runs it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cliCity, fill } from '../support/cli-city.ts';

test('it runs with and without sending, and a mail server written wrongly is told before anything is done', async () => {
  const city = cliCity();
  await fill(city);
  const dry = await city.json(0, 'remind', '--dry-run');
  assert.deepEqual([dry.dryRun, dry.accounts], [true, []]);
  const sent = await city.json(0, 'remind', '--origin', 'https://mingze.example');
  assert.deepEqual([sent.dryRun, sent.accounts], [false, []]);
  process.env['MINGZE_SMTP'] = 'https://user:secret@mail.city.example';
  try {
    const { error } = await city.json(2, 'remind');
    assert.equal(error.code, 'REMIND-SMTP');
    assert.ok(!JSON.stringify(error).includes('secret'));
  } finally {
    delete process.env['MINGZE_SMTP'];
  }
});
