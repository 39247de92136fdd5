import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword, isPassword } from './password.ts';

const COST = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u;

test('a password is kept at the cost that OWASP names first', async () => {
  const stored = await hashPassword('lan-tian-bai-yun-7');
  assert.match(stored, COST);
  assert.equal(await isPassword('lan-tian-bai-yun-7', stored), true);
  assert.equal(await isPassword('lan-tian-bai-yun-8', stored), false);
});

test('an account without a password takes as long to refuse, and is refused', async () => {
  const cost = async (stored: string | null): Promise<number> => {
    const before = process.cpuUsage();
    assert.equal(await isPassword('lan-tian-bai-yun-8', stored), false);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const stored = await hashPassword('lan-tian-bai-yun-7');
  const [known, unknown] = [[] as number[], [] as number[]];
  for (let times = 0; times < 5; times += 1) {
    known.push(await cost(stored));
    unknown.push(await cost(null));
  }
  // The least of five, in processor time: what else the machine does is not counted. At half the cost it would be found.
  assert.ok(Math.min(...unknown) > Math.min(...known) / 1.8, `${unknown.join()} against ${known.join()}`);
});
