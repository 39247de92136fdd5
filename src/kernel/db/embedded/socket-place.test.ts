import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { temporaryDir } from '../../../../test/support/test-server.ts';
import { meetingPlace } from './socket-place.ts';

const home = temporaryDir('place-');
after(() => rmSync(home, { recursive: true, force: true }));

test('a short data directory holds the socket, in a directory closed to others', async () => {
  const place = await meetingPlace(home, undefined);
  assert.equal(place.host, join(home, 'run'));
  assert.equal(statSync(place.host).mode & 0o777, 0o700);
  place.remove();
  assert.ok(!existsSync(place.host));
});

test('a long one is served from a temporary directory, which the next start removes if this one could not', async () => {
  const dir = join(home, 'x'.repeat(100));
  mkdirSync(dir);
  const first = await meetingPlace(dir, undefined, ['/tmp']);
  assert.match(first.host, /^\/tmp\/mingze-\w{6}$/);
  const second = await meetingPlace(dir, undefined, ['/tmp']);
  assert.ok(!existsSync(first.host));
  second.remove();
  assert.ok(!existsSync(second.host));
  // Only directories of our own naming are ever removed.
  writeFileSync(join(dir, 'socket-dir'), home);
  (await meetingPlace(dir, undefined, ['/tmp'])).remove();
  assert.ok(existsSync(home));
});

test('without a place for a socket it is a free port of the loopback address only', async () => {
  const dir = join(home, 'y'.repeat(100));
  mkdirSync(dir);
  const place = await meetingPlace(dir, undefined, []);
  assert.equal(place.host, '127.0.0.1');
  assert.ok(place.port > 1023);
  assert.ok(place.serverArgs.includes('listen_addresses=127.0.0.1'));
  assert.ok(place.serverArgs.includes('unix_socket_directories='));
});
