// A program for the test of the lock: `lock-program.ts <dir> <rounds>`. It takes the lock again and again;
// whoever is inside makes a file that nobody else may find. Every other time it "dies" holding the lock.
import { closeSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMingzeError } from '#kernel/errors/index.ts';
import { lockDataDir } from '#kernel/db/embedded/lock.ts';

const [dir = '', rounds = '0'] = process.argv.slice(2);
let inside = 0;
for (let round = 0; inside < Number(rounds); round++) {
  try {
    const lock = lockDataDir(dir);
    closeSync(openSync(join(dir, 'inside'), 'wx'));
    inside++;
    rmSync(join(dir, 'inside'));
    if (inside % 2 === 0) lock.release();
    else {
      const numbers = readdirSync(dir).flatMap((name) => /^lock\.(\d+)$/.exec(name)?.[1] ?? []);
      const mine = Math.max(...numbers.map(Number));
      writeFileSync(
        join(dir, `lock.${mine}`),
        JSON.stringify({ pid: process.pid, birth: 'an earlier process' }),
      );
    }
  } catch (error) {
    if (!isMingzeError(error, 'DB-LOCKED')) throw error;
  }
}
console.log(JSON.stringify({ inside }));
