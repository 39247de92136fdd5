// Digests that a draft keeps serve its issue, and nothing else: a row written in between is read anew, under a new salt.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, test } from 'node:test';
import { signerOf } from '#engine/proof/installation-key.ts';
import { manifestSchema } from '#engine/proof/manifest.ts';
import { rowsOfFact } from '#engine/queries/index.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import { issueReport, prepareProof, proveRow, reportChanges } from '#stages/reports/index.ts';
import { SAMPLE } from '../builders/the-sample.ts';
import { TESTER } from '../support/actors.ts';
import { cityMaker, NOW } from '../support/a-city.ts';

const { aCity, close } = await cityMaker();
after(close);

test('a draft, its issue, a change, the next issue', async () => {
  const city = await aCity();
  assert.equal((await city.import([SAMPLE])).accepted, true);
  const { db, pack, scope } = city;
  const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
  const request = { db, pack, scope, year: 2021, report: 'annual', date: '2022-01-05', now: NOW };
  const act = { actor: TESTER, signer, reason: '' };
  const secrets = async (): Promise<ReadonlyMap<string, string>> => {
    const rows = await city.query(
      `select i.number, r.pass, encode(r.secret, 'hex') as secret from reports.issued_rows r join reports.issued i on i.id = r.issued_id`,
    );
    return new Map(rows.map((row) => [`${row['number']} ${row['pass']}`, row['secret']]));
  };
  const roots = (text: string | undefined): ReadonlyMap<string, string | null> =>
    new Map(manifestSchema.parse(JSON.parse(text ?? '')).facts.map((fact) => [fact.slot, fact.root]));

  const draft = await prepareProof(request, 'sha256');
  assert.ok(
    draft.counted?.every(({ rows }) => rows !== null),
    'nothing was kept before',
  );
  const again = await prepareProof(request, 'sha256');
  assert.ok(
    again.counted?.every(({ rows }) => rows === null),
    'everything is kept',
  );
  const sm3 = await prepareProof(request, 'sm3').catch(() => null);
  assert.ok(sm3 === null || sm3.counted?.every(({ rows }) => rows !== null), 'for one hash');

  const first = await issueReport(request, act);
  for (const { pass, secret } of draft.counted ?? [])
    assert.equal((await secrets()).get(`1 ${pass}`), Buffer.from(secret).toString('hex'));
  // Every digest made anew from the rows, under the salts that were kept.
  assert.deepEqual((await reportChanges(request, null)).drifts, []);

  const [row] = (await rowsOfFact({ db, pack, scope, actor: TESTER, now: NOW, year: 2021 }, 'S05')).rows;
  assert.ok(row);
  const ledger = pack.ledgers.get('study_session') ?? assert.fail();
  const key = row.key.replaceAll('＋', '\u001f');
  await changeStatus({ db, scope, ledger, key, action: 'return', reason: '核实', actor: TESTER, now: NOW });
  const second = await issueReport(request, act);
  assert.equal(second.number, 2);
  assert.deepEqual((await reportChanges(request, null)).drifts, []);
  const [was, is] = [roots(first.signed?.manifest), roots(second.signed?.manifest)];
  const moved = [...was.keys()].filter((slot) => was.get(slot) !== is.get(slot));
  assert.deepEqual(moved, ['S05']);
  const salts = await secrets();
  for (const { pass, slots } of draft.counted ?? [])
    assert.equal(salts.get(`1 ${pass}`) === salts.get(`2 ${pass}`), !slots.includes('S05'), pass);
  // The row that is gone is still provable in the version that counted it.
  const proof = await proveRow({ ...request, slot: 'S05', row: row.key, number: 1 });
  assert.equal(proof.row.version, row.version);
});
