import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../../../test/support/database.ts';
import { inOneMessage } from './in-one-message.ts';

const db = await testDatabase();
after(() => db.close());

test('what is sent in one message is one transaction', async () => {
  await db.owner.query('create table public.slips (no int primary key)');
  await inOneMessage(db.owner, ['begin', 'insert into public.slips values (1)', 'commit']);
  const twice = ['insert into public.slips values (2)', 'insert into public.slips values (1)'];
  await assert.rejects(inOneMessage(db.owner, ['begin', ...twice, 'commit']), /duplicate key/u);
  const { rows } = await inOneMessage(db.owner, ['begin', 'select no from public.slips', 'commit']);
  assert.deepEqual(rows, [{ no: 1 }]);
});

test('a connection that breaks in the middle fails the message alone, and is not used again', async () => {
  const broken = ['begin', 'select pg_terminate_backend(pg_backend_pid())', 'select 1', 'commit'];
  await assert.rejects(inOneMessage(db.app, broken));
  const { rows } = await inOneMessage(db.app, ['begin', 'select 1 as one', 'commit']);
  assert.deepEqual(rows, [{ one: 1 }]);
});
