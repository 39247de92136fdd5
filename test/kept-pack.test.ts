// The tests of a run share a pack that one of them has compiled: what is read back is what was compiled.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deserialize } from 'node:v8';
import { loadPack } from '#engine/definitions/load-pack.ts';
import { bytesOf, packOf } from '#engine/definitions/pack-bytes.ts';
import type { Pack } from '#model/pack/types.ts';
import { BASE_PACK } from '../src/app/cli/city.ts';
import { aPack, compiledPack } from './builders/the-pack.ts';

/** Every map a plain one: some of the demo's are so from the start. */
const plain = (pack: Pack): unknown => deserialize(bytesOf(pack));

test('a pack that was kept is the one that was compiled, by whatever path, and cannot be changed either', async () => {
  const compiled = await compiledPack();
  const kept = packOf(bytesOf(compiled));
  assert.deepEqual(plain(kept), plain(compiled));
  const { pack } = await loadPack([BASE_PACK]);
  assert.deepEqual(plain(await aPack()), plain(pack ?? assert.fail()));
  const [ledger] = kept.ledgers.values();
  assert.ok(ledger && Object.isFrozen(ledger) && Object.isFrozen(ledger.fields[0]));
  for (const maps of [kept.ledgers, kept.access.posts, kept.access.classOf] as readonly ReadonlyMap<
    string,
    unknown
  >[])
    assert.throws(() => (maps as Map<string, unknown>).clear(), TypeError);
  // One thing is one thing wherever it hangs.
  assert.ok(ledger.identity.every((field) => ledger.fields.includes(field)));
});
