// The numbers that the posts of villages, units and townships see are the lengths of the lists they open.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { CLERKS, numbersOf } from '../support/numbers-of.ts';

const { workspace, kinds, follow } = await numbersOf(({ id }) => CLERKS.test(id));
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));
assert.ok(kinds.length > 3, kinds.join());

for (const kind of kinds)
  test(`the numbers that ${kind} sees are the lengths of the lists they open`, () => follow(kind));
