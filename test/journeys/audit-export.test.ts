// What the auditor gets: a log that a program of his own can verify from docs/audit.md, and sentences to read.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { actorOf } from '#engine/audit/actor.ts';
import { exportLog } from '#engine/audit/export-log.ts';
import { logEvents } from '#engine/audit/with-change.ts';
import { entryInWords, storedEventInWords } from '#model/events/index.ts';
import { EVENTS } from '#model/events/catalogue.ts';
import { NOW } from '../support/a-city.ts';
import { stories } from '../support/stories.ts';

const { directory, aCity } = await stories();

/** docs/audit.md, read by somebody who has no other part of this program. */
function hashByTheBook(line: Record<string, string | number | null>): string {
  const names = 'region seq at type version account name post unit address via payload prev_hash'.split(' ');
  const parts = ['mingze-audit-entry/1', ...names.map((name) => line[name] ?? null)];
  const bytes = parts.map((part) =>
    part === null ? '-;' : `${Buffer.from(String(part)).length}:${String(part)};`,
  );
  return createHash('sha256').update(bytes.join('')).digest('hex');
}

test('an exported log can be verified without the database, and read by people', async () => {
  const city = await aCity();
  const actor = { ...actorOf('王一', 'web'), post: '局长', unit: '甲局', address: '10.0.0.8' };
  const act = { scope: city.scope, actor, now: NOW };
  const setting = { setting: '会话时长', before: '30 分钟', after: '20 分钟' };
  await logEvents(city.db, act, [{ type: 'setting.changed', data: setting }]);
  await logEvents(city.db, act, [
    { type: 'sign_in.ok', data: { name: '王一', method: 'password' } },
    { type: 'sign_in.out', data: { name: '王一', by: 'idle' } },
  ]);
  const request = { db: city.db, scope: city.scope };
  const [jsonl, csv] = [join(directory, 'log.jsonl'), join(directory, 'log.csv')];
  const whole = await exportLog({ ...request, format: 'jsonl' }, jsonl, {});
  assert.deepEqual([whole.entries, whole.from, whole.to], [3, '1', '3']);
  const lines = readFileSync(jsonl, 'utf8').trimEnd().split('\n');
  let previous = '0'.repeat(64);
  for (const line of lines) {
    const entry = JSON.parse(line) as Record<string, string>;
    assert.equal(entry['prev_hash'], previous);
    assert.equal(entry['hash'], hashByTheBook(entry));
    previous = entry['hash'] ?? '';
  }
  const signIns = await exportLog({ ...request, format: 'csv' }, csv, { type: 'sign_in', limit: 1 });
  assert.equal(signIns.entries, 1);
  assert.match(
    readFileSync(csv, 'utf8'),
    /3,2022-01-10 16:00:00,王一,局长,甲局,10\.0\.0\.8,网页,sign_in\.out,“王一”退出登录（久未操作）/u,
  );
});

test('an entry tells who, in which post, when, and before → after', () => {
  const payload = JSON.stringify({ setting: '会话时长', before: '30 分钟', after: '20 分钟' });
  const actor = { name: '王一', post: '局长', unit: '甲局', address: null };
  const entry = { type: 'setting.changed', version: 1, payload, at: NOW, actor };
  assert.equal(
    entryInWords(entry),
    '2022-01-10 16:00:00 王一（甲局，局长）：更改设置“会话时长”：“30 分钟” → “20 分钟”',
  );
  for (const strange of [
    { ...entry, type: 'toString' },
    { ...entry, version: 2 },
    { ...entry, version: 0 },
    { ...entry, payload: '{' },
    { ...entry, payload: '{}' },
  ]) {
    assert.equal(storedEventInWords(strange), null);
    assert.match(entryInWords(strange), /读不懂/u);
  }
});

test('every kind of event can be brought from its first version to the present one', () => {
  for (const [type, { version, older }] of Object.entries(EVENTS))
    for (let at = 1; at < version; at += 1) assert.equal(typeof older[at], 'function', `${type} ${at}`);
});
