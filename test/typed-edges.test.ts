// What comes in and goes out is typed by its schema. A type that is only claimed is counted, and says why it must be.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { test } from 'node:test';
import { filesUnder, ROOT } from '../scripts/lib/files-under.ts';

/** Each claim has its reason in the comment above it. */
const CLAIMS: Readonly<Record<string, number>> = {
  'src/kernel/db/with-snapshot.ts': 1,
  'src/web/api/use-operation.ts': 1,
};

const sources = filesUnder('src', /\.tsx?$/u)
  .filter((file) => !/\.test\.tsx?$/u.test(file))
  .map((file) => ({ file: relative(ROOT, file), lines: readFileSync(file, 'utf8').split('\n') }));

test('a type is claimed against the compiler only where it is named here, with a comment', () => {
  const found: Record<string, number> = {};
  for (const { file, lines } of sources)
    for (const [at, line] of lines.entries()) {
      if (!line.includes('as unknown as')) continue;
      found[file] = (found[file] ?? 0) + 1;
      const above = lines.slice(Math.max(0, at - 2), at).join('\n');
      assert.match(above, /^\s*(?:\/\/|\*|\/\*\*) ?\S/mu, `${file}:${at + 1} does not say why`);
    }
  assert.deepEqual(found, CLAIMS);
});

test('nothing is copied for the sake of its type', () => {
  assert.ok(sources.length > 800, String(sources.length));
  const copies =
    /structuredClone\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\s*as\b|: unknown = structuredClone\(/u;
  assert.deepEqual(
    sources.filter(({ lines }) => copies.test(lines.join('\n'))).map(({ file }) => file),
    [],
  );
  // The pattern finds what it is for, over several lines and with calls inside.
  for (const one of [
    'structuredClone(x) as X',
    'structuredClone(\n  f(g(x)),\n) as never',
    'const c: unknown = structuredClone(x)',
  ])
    assert.match(one, copies);
});

test('no answer of an endpoint is claimed', () => {
  const routes = sources.filter(({ file }) => file.includes('/routes/'));
  assert.ok(routes.length > 50, String(routes.length));
  assert.deepEqual(
    routes
      .filter(({ lines }) => /\bas (?:never|unknown)\b|\bas z\.(?:in|out)put</u.test(lines.join('\n')))
      .map(({ file }) => file),
    [],
  );
});
