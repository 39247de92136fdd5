import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FIELD_TYPES } from '#model/field.ts';
import { RENDERINGS } from '#model/renderings.ts';
import { ledgerSchema } from '#model/schema/ledger.ts';
import { editorSchemas } from '../scripts/lib/editor-schemas.ts';
import { filesUnder } from '../scripts/lib/files-under.ts';
import { packKeys } from '../scripts/lib/pack-keys.ts';

const guide = readFileSync('docs/packs.md', 'utf8');

test('every example of the guide stands literally in a pack that a test compiles', () => {
  const sources = ['packs', 'test/fixtures/packs'].flatMap((dir) =>
    filesUnder(dir, /\.(yaml|md)$/).map((file) => readFileSync(file, 'utf8')),
  );
  const examples = [...guide.matchAll(/^```(?:yaml|markdown)\n([\s\S]*?)^```$/gmu)].map(
    (match) => match[1] ?? '',
  );
  assert.ok(examples.length >= 8);
  for (const example of examples)
    assert.ok(
      sources.some((text) => text.includes(example)),
      example,
    );
});

test('the guide names every field type, rendering and key of a ledger', () => {
  for (const name of [...FIELD_TYPES, ...RENDERINGS]) assert.ok(guide.includes(`\`${name}\``), name);
  assert.ok(
    guide.includes(`\`${Object.keys(ledgerSchema.shape).join(' ')}\``),
    'keys of a ledger in their order',
  );
});

test('the schemas for editors, and the list of their keys, are what the compiler checks by', () => {
  for (const { file, committed, fresh } of [...editorSchemas(), packKeys()])
    assert.equal(committed, fresh, `${file}: npm run check -- --write`);
});
