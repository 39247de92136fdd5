import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentedCodes } from '#kernel/errors/error-document.ts';
import { errorCatalogues } from '#kernel/errors/index.ts';
import { ERRORS_DOCUMENT, errorsAgreement } from '../scripts/lib/agreement.ts';

test('every error code is documented, and every documented code exists', async () => {
  const { committed, fresh } = await errorsAgreement();
  const owned = errorCatalogues().flatMap((catalogue) => Object.keys(catalogue.entries));
  assert.ok(owned.length > 0);
  assert.deepEqual(
    [...documentedCodes(committed)].toSorted(),
    [...owned].toSorted(),
    `run: npm run check -- --write`,
  );
  assert.equal(committed, fresh, `${ERRORS_DOCUMENT} differs: npm run check -- --write`);
});

test('every error tells a Chinese user what happened and what to do', () => {
  for (const { module, entries } of errorCatalogues())
    for (const [code, { message, remedy, status }] of Object.entries(entries)) {
      assert.match(message, /\p{Script=Han}.*[。！？]$/su, `${module} ${code}`);
      assert.match(remedy, /\p{Script=Han}.*[。！？]$/su, `${module} ${code}`);
      assert.ok(status >= 400 && status < 600, `${module} ${code}`);
    }
});
