// What documents and comments point at exists, and the figures that they give for limits are those of the code.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { sessionLife } from '#engine/access/operations/session-life.ts';
import { ACCOUNT_RULE, ADDRESS_RULE, DEVICE_RULE } from '#kernel/auth/lockout.ts';
import { ONE_TIME_DAYS } from '#kernel/auth/secret.ts';
import { RATE_LIMITS } from '#kernel/http/rate-limit.ts';
import { filesUnder } from '../scripts/lib/files-under.ts';

const documents = [
  'README.md',
  'README.zh-CN.md',
  ...filesUnder('docs', /\.md$/u),
  ...filesUnder('src', /README\.md$/u),
].map((file) => ({
  file: file.slice(file.indexOf('docs/') === -1 ? 0 : file.indexOf('docs/')),
  text: readFileSync(file, 'utf8'),
}));

/** The anchor that a heading gets: as the places where documents are read make it. */
function anchors(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/^#{1,6} (.+)$/gmu)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\- _]/gu, '')
        .replace(/ /gu, '-'),
    ),
  );
}

test('every link of every document leads somewhere', () => {
  const lost: string[] = [];
  let followed = 0;
  for (const { file, text } of documents)
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/gu)) {
      if (/^[a-z]+:/u.test(target)) continue;
      followed += 1;
      const [path = '', anchor] = target.split('#');
      const at = path === '' ? file : normalize(join(dirname(file), path));
      if (!existsSync(at)) lost.push(`${file}: ${target}`);
      else if (
        anchor !== undefined &&
        at.endsWith('.md') &&
        !anchors(readFileSync(at, 'utf8')).has(decodeURIComponent(anchor))
      )
        lost.push(`${file}: ${target}`);
    }
  assert.deepEqual(lost, []);
  assert.ok(followed > 60, String(followed));
});

test('every file of ours that a document names exists', () => {
  const known = ['src', 'test', 'packs', 'scripts', 'bin', 'docs'].flatMap((dir) => filesUnder(dir, /./u));
  const exists = (path: string): boolean =>
    existsSync(path) || known.some((file) => file.endsWith(`/${path}`) || file.endsWith(`/${path}.ts`));
  const lost: string[] = [];
  let named = 0;
  for (const { file, text } of documents)
    for (const [, path = ''] of text.matchAll(/`((?:[\w.-]+\/)*[\w.-]+\.(?:ts|tsx|mjs|sql|yaml|test))`/gu)) {
      if (path.startsWith('NNNN')) continue;
      named += 1;
      if (!exists(path)) lost.push(`${file}: ${path}`);
    }
  assert.deepEqual(lost, []);
  assert.ok(named > 40, String(named));
});

/** What docs/security.md says of limits, in words made of the code's own figures. */
const WORDS: Readonly<Record<number, string>> = { 2: 'two', 3: 'three', 5: 'five', 10: 'ten', 12: 'twelve' };
const security = readFileSync('docs/security.md', 'utf8');
test('the limits that the document on security gives are those of the code', () => {
  const at = new Date('2022-01-10T08:00:00Z');
  const { usedAfter, openedAfter } = sessionLife(at);
  const hours = (since: Date): string => WORDS[(at.getTime() - since.getTime()) / 3600_000] ?? '?';
  const said = [
    `${RATE_LIMITS.signedIn} requests a minute of a session, ${RATE_LIMITS.anonymous} of an address`,
    `${WORDS[ACCOUNT_RULE.failures]} failures an account, ${ADDRESS_RULE.failures} an address, ${WORDS[DEVICE_RULE.failures]} a device`,
    `${hours(usedAfter)} hours idle, ${hours(openedAfter)} in all`,
    `good for ${WORDS[ONE_TIME_DAYS]} days and for nothing but a new password`,
  ];
  for (const words of said) assert.ok(security.includes(words), words);
});

test('every requirement in the document on security has an answer, and each once', () => {
  const rows = [...security.matchAll(/^\| ((?:\d+\.)+\d.*?) \| (.*) \|$/gmu)];
  for (const [, no = '', answer = ''] of rows)
    if (!no.startsWith('8.1.4.') || no === '8.1.4')
      assert.match(answer, /^(?:met|not met|in part|none|not ours|see \d)/u, no);
  const numbers = rows.map(([, no]) => no);
  assert.equal(new Set(numbers).size, numbers.length);
  assert.ok(rows.length > 80, String(rows.length));
});

test('every test that a comment of the code names exists', () => {
  const tests = new Set(
    [...filesUnder('test', /\.test\.tsx?$/u), ...filesUnder('src', /\.test\.tsx?$/u)].map((file) =>
      file.split('/').at(-1),
    ),
  );
  const lost: string[] = [];
  for (const file of [...filesUnder('src', /\.tsx?$/u), ...filesUnder('scripts', /\.ts$/u)])
    for (const [name] of readFileSync(file, 'utf8').matchAll(/[\w-]+\.test\.tsx?/gu))
      if (!tests.has(name)) lost.push(`${file}: ${name}`);
  assert.deepEqual(lost, []);
});
