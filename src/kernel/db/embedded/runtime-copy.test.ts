import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isMingzeError } from '#kernel/errors/index.ts';
import { temporaryDir } from '../../../../test/support/test-server.ts';
import { runtimeCopy } from './runtime-copy.ts';

const home = temporaryDir('copy-');
after(() => rmSync(home, { recursive: true, force: true }));

const native = join(home, 'native');
mkdirSync(join(native, 'bin'), { recursive: true, mode: 0o700 });
writeFileSync(join(native, 'bin', 'postgres'), 'program', { mode: 0o700 });
writeFileSync(join(native, 'list'), 'text', { mode: 0o600 });

const request = (prepare = (dir: string) => writeFileSync(join(dir, 'prepared'), '')) => ({
  native,
  version: '1.2.3',
  prepare,
  check: (dir: string) => existsSync(join(dir, 'prepared')),
});

test('copies once per version, readable for everybody, and uses the copy again', () => {
  const base = join(home, 'cache');
  const dir = runtimeCopy(request(), [base]);
  assert.equal(dir, join(base, 'postgres-1.2.3'));
  assert.equal(statSync(join(dir, 'bin', 'postgres')).mode & 0o777, 0o755);
  assert.equal(statSync(join(dir, 'list')).mode & 0o777, 0o644);
  const again = runtimeCopy(
    request(() => assert.fail('copied again')),
    [base],
  );
  assert.equal(again, dir);
  assert.deepEqual(readdirSync(base), ['postgres-1.2.3']);
});

test('when another process is quicker its copy serves', () => {
  const base = join(home, 'race');
  const dir = runtimeCopy(
    request((draft) => {
      writeFileSync(join(draft, 'mine'), '');
      // While this one copies, the other finishes.
      if (!existsSync(join(base, 'postgres-1.2.3'))) {
        mkdirSync(join(base, 'postgres-1.2.3'));
        writeFileSync(join(base, 'postgres-1.2.3', 'prepared'), 'theirs');
      }
    }),
    [base],
  );
  assert.equal(readFileSync(join(dir, 'prepared'), 'utf8'), 'theirs');
  assert.deepEqual(readdirSync(base), ['postgres-1.2.3']);
});

test('an interrupted copy does not count, and a directory open to others is refused', () => {
  const base = join(home, 'broken');
  const torn = () => {
    throw new Error('torn');
  };
  const refused = (error: unknown) => isMingzeError(error, 'DB-RUNTIME');
  assert.throws(() => runtimeCopy(request(torn), [base]), refused);
  assert.deepEqual(readdirSync(base), []);
  const open = join(home, 'open');
  mkdirSync(open);
  chmodSync(open, 0o777);
  assert.throws(() => runtimeCopy(request(), [open]), refused);
  assert.equal(runtimeCopy(request(), [open, join(home, 'next')]), join(home, 'next', 'postgres-1.2.3'));
});
