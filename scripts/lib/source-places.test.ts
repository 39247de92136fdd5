import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { temporaryDir } from '../../test/support/test-server.ts';
import { inSources } from './source-places.ts';

const dir = temporaryDir('places-');
after(() => rmSync(dir, { recursive: true, force: true }));

test('a place in a bundle is told by its source, and any other stays as it is', () => {
  const bundle = join(dir, 'one.test.mjs');
  // The first letter of the bundle is the ninth of the fourth line.
  const map = { version: 3, sources: ['src/one.ts'], names: [], mappings: 'AAGQ' };
  writeFileSync(`${bundle}.map`, JSON.stringify(map));
  for (const place of [`${bundle}:1:1`, `file://${bundle}:1:1`])
    assert.match(inSources(`at fails (${place})`), /^at fails \(\S+\/src\/one\.ts:4:9\)$/u);
  const elsewhere = `at x (${join(dir, 'other.mjs')}:1:2), node:fs:3:4`;
  assert.equal(inSources(elsewhere), elsewhere);
});
