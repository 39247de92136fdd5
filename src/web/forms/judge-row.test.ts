import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPack } from '../../../test/builders/the-pack.ts';
import type { BrowserLedger } from '#model/pack/browser-ledger.ts';
import { judgeRow } from './judge-row.ts';

async function studySession(): Promise<BrowserLedger> {
  const pack = await aPack();
  const ledger = pack?.ledgers.get('study_session');
  assert.ok(ledger);
  // As it arrives in a browser: through JSON.
  const { id, title, fields, identity, happened, checks } = ledger;
  const picked: BrowserLedger = {
    id,
    title,
    fields,
    identity: identity.map((field) => field.id),
    happened: happened?.id ?? null,
    checks,
  };
  return JSON.parse(JSON.stringify(picked)) as BrowserLedger;
}

const GOOD = {
  organiser: '江河市委',
  session_no: '３',
  held_on: '2021年3月5日',
  form: '集体研讨',
  topics: '学习专题',
  progress: '已召开',
};

test('a form judges a row as the importer does', async () => {
  const ledger = await studySession();
  assert.deepEqual(judgeRow(ledger, GOOD), []);
  assert.deepEqual(
    judgeRow(ledger, { ...GOOD, held_on: '2021-02-30', topics: '' }).map((one) => one.field),
    ['held_on', 'topics'],
  );
  assert.deepEqual(judgeRow(ledger, { ...GOOD, material_issued_on: '2021-03-06' }), [
    { field: null, message: '学习材料的发布日期晚于学习日期' },
  ]);
});
