// The numbers that the leaders, and who else reads alone, see are the lengths of the lists they open.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { CLERKS, numbersOf, OFFICES } from '../support/numbers-of.ts';

const { workspace, kinds, follow } = await numbersOf(
  ({ id, power }) => power === null && !CLERKS.test(id) && !OFFICES.test(id),
);
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));
assert.ok(kinds.length > 3, kinds.join());

for (const kind of kinds)
  test(`the numbers that ${kind} sees are the lengths of the lists they open`, () => follow(kind));
