import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMingzeError } from '../errors/index.ts';
import { databaseFault } from './database-fault.ts';
import { demandSpace } from './embedded/disk-space.ts';
import { dbErrors } from './errors.ts';

const withCode = (code: string, more: object = {}): Error => Object.assign(new Error('x'), { code, ...more });

test('a full disk and a server that is away are told by what they mean, everything else is not', () => {
  const means = (error: unknown): string | null => databaseFault(error)?.code ?? null;
  for (const code of ['53100', 'ENOSPC', 'EDQUOT']) assert.equal(means(withCode(code)), 'DB-DISK-FULL');
  for (const code of ['57P01', '57P02', '57P03', '08006', 'ECONNREFUSED', 'ECONNRESET'])
    assert.equal(means(withCode(code)), 'DB-DOWN', code);
  assert.equal(means(new Error('Connection terminated unexpectedly')), 'DB-DOWN');
  assert.equal(means(withCode('ENOENT', { syscall: 'connect' })), 'DB-DOWN', 'its socket is gone');
  assert.equal(means(withCode('ENOENT', { syscall: 'open' })), null, 'a file is missing, and no server');
  assert.equal(means(new Error('outer', { cause: withCode('53100') })), 'DB-DISK-FULL');
  assert.equal(means(new AggregateError([withCode('ECONNREFUSED')])), 'DB-DOWN');
  for (const other of [
    withCode('23505'),
    new TypeError('x'),
    'x',
    null,
    dbErrors.error('DB-SCOPE', { reason: 'x' }),
  ])
    assert.equal(means(other), null);
});

test('no room is told before anything is begun', { skip: process.platform !== 'linux' }, () => {
  // A file system that has no blocks at all.
  assert.throws(
    () => demandSpace('/proc', true),
    (error) => isMingzeError(error, 'DB-DISK-SHORT') && /只剩 0 MB，至少要有 300 MB/u.test(error.message),
  );
  assert.doesNotThrow(
    () => demandSpace('/no/such/place', false),
    'what cannot be asked is no reason to refuse',
  );
});
