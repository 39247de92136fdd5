// Digests that a draft keeps serve its issue, and nothing else: a row written in between is read anew, under a new salt.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, test } from 'node:test';
import { signerOf } from '#proof/manifest/installation-key.ts';
import { manifestSchema } from '#proof/manifest/manifest.ts';
import { rowsOfFact } from '#engine/queries/index.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import {
  issuedFile,
  issueReport,
  proveRow,
  reportChanges,
  verifyAgainstData,
} from '#stages/reports/index.ts';
import { prepareProof } from '#stages/reports/operations/prepare-proof.ts';
import { TESTER } from '../support/actors.ts';
import { NOW, readyCities } from '../support/a-city.ts';
import { SAMPLE_CITY } from '../support/sample-city.ts';

const { aCity, close } = await readyCities(SAMPLE_CITY);
after(close);

test('a draft, its issue, a change, the next issue', async () => {
  const city = await aCity();
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
  await changeStatus({
    pack,
    db,
    scope,
    ledger,
    key,
    action: 'return',
    reason: '核实',
    actor: TESTER,
    now: NOW,
  });
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

test('what is kept is never believed where something is proved: a tenfold sum shows, and so does a poisoned answer', async () => {
  const city = await aCity();
  const { db, pack, scope } = city;
  const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
  const request = { db, pack, scope, year: 2021, report: 'annual', date: '2022-01-05', now: NOW };
  const issued = await issueReport(request, { actor: TESTER, signer, reason: '' });
  const signed = issued.signed ?? assert.fail();
  const manifest = manifestSchema.parse(JSON.parse(signed.manifest));
  // What only the owner of the tables can do.
  const behind = (sql: string): Promise<unknown> => db.owner.query(sql);
  // As a program that has just started: it remembers nothing, and finds what the database keeps.
  const wrong = async (): Promise<ReadonlyMap<string, string>> =>
    new Map(
      (await verifyAgainstData({ ...request, db: { ...db } }, manifest, signed))
        .filter((one) => one.verdict === 'disagrees')
        .map(({ place, message }) => [place, message]),
    );
  const drifted = async (): Promise<readonly string[]> =>
    (await reportChanges(request, null)).drifts.map(({ slot }) => slot);
  await prepareProof(request, 'sha256');
  assert.deepEqual([...(await wrong())], [], 'the cache is warm, and true');

  // The rows of a sealed ledger, behind the back of the program: they have no digests, the sum alone can show it.
  await behind('update ledger.fund_recovery set amount = amount * 10');
  assert.ok((await drifted()).includes('S54'));
  assert.match((await wrong()).get('S54') ?? '', /现在 \d+/u);
  await behind('update ledger.fund_recovery set amount = amount / 10');
  assert.deepEqual([...(await wrong())], []);

  // The other direction: the rows are as they were, and what is kept of them says something else.
  const poison = `update core.fact_cache set answer = replace(answer::text, '"rows": 26, "parts": []', '"rows": 2600, "parts": []')::jsonb`;
  await behind(poison);
  assert.deepEqual(await drifted(), []);
  const told = [...(await wrong()).values()];
  assert.ok(
    told.length > 0 && told.every((one) => /留存备用的数值是 2600，由记录重算是 26/u.test(one)),
    told.join(),
  );

  // An issue signs what the rows say, whatever was kept, and digests of rows that were changed there are not copied.
  await behind(`update core.digest_cache set digests = decode(repeat('00', octet_length(digests)), 'hex')`);
  await behind(`delete from reports.issued_rows`);
  await behind(`delete from reports.issued`);
  const anew = await issueReport(request, { actor: TESTER, signer, reason: '' });
  const facts = (text: string | undefined): unknown =>
    manifestSchema
      .parse(JSON.parse(text ?? ''))
      .facts.map(({ slot, value, rows, root }) => [slot, value, rows, root]);
  assert.deepEqual(facts(anew.signed?.manifest), facts(signed.manifest));
  assert.deepEqual(await drifted(), []);

  // A document that was exchanged in the database is handed out to nobody.
  const of = { report: 'annual', year: 2021, number: 1 };
  await issuedFile(db, scope, of, 'package');
  await behind(`update reports.issued set package = overlay(package placing '\\x00'::bytea from 5000)`);
  await assert.rejects(issuedFile(db, scope, of, 'package'), { code: 'REPORT-REPLACED' });
  await assert.rejects(issuedFile(db, scope, of, 'page'), { code: 'REPORT-REPLACED' });
  await behind(`update reports.issued set document = overlay(document placing '\\x00'::bytea from 5000)`);
  for (const kind of ['document', 'package', 'page'] as const)
    await assert.rejects(issuedFile(db, scope, of, kind), { code: 'REPORT-REPLACED' });
  await assert.rejects(issueReport(request, { actor: TESTER, signer, reason: '' }), {
    code: 'REPORT-REPLACED',
  });
  const last = await verifyAgainstData(request, manifest, signed);
  assert.ok(last.some((one) => one.verdict === 'disagrees' && /与签发时的摘要不符/u.test(one.message)));
});
