// What does not fit in a report of the sample city: found by place, explained in writing, signed, and found again.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, test } from 'node:test';
import { findConsistency } from '#proof/consistency/find-consistency.ts';
import { utf8 } from '#proof/manifest/bytes.ts';
import { canonicalJson } from '#proof/manifest/canonical-json.ts';
import { hashOf } from '#proof/manifest/hashing.ts';
import { signerOf } from '#proof/manifest/installation-key.ts';
import { type Manifest, manifestSchema } from '#proof/manifest/manifest.ts';
import { partDigests } from '#proof/manifest/part-digests.ts';
import { comparedIndicator } from '#proof/manifest/year-on-year.ts';
import { Findings, type Finding } from '#proof/verify/finding.ts';
import { NODE_TOOLS } from '#proof/verify/node-tools.ts';
import { verifyManifest } from '#proof/verify/verify-manifest.ts';
import { rowsOfFact } from '#engine/queries/index.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { issueReport, prepareReport, readExplanations } from '#stages/reports/index.ts';
import type { Explanation } from '#proof/consistency/explain.ts';
import { EXPECTED } from '../builders/the-sample.ts';
import { TESTER } from '../support/actors.ts';
import { NOW, readyCities, type TestCity } from '../support/a-city.ts';
import { SAMPLE_CITY } from '../support/sample-city.ts';

const { aCity: sampleCity, close } = await readyCities(SAMPLE_CITY);
after(close);
const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
const sha256 = hashOf('sha256') ?? assert.fail();

const requestOf = ({ db, pack, scope }: TestCity, explanations: readonly Explanation[] = []) => ({
  db,
  pack,
  scope,
  year: 2021,
  report: 'annual',
  date: '2022-01-05',
  now: NOW,
  explanations,
});
const act = { actor: TESTER, signer, reason: '' };
const EXPLAINED: Explanation = {
  finding: 'leaders-same-base',
  text: '一名常委年中到任，上半年未报备',
  by: '张三',
  office: '市纪委监委机关',
};

/** Signed anew by the right key: what only the content can betray. */
function disagreements(change: (manifest: Manifest) => void, of: Manifest): readonly Finding[] {
  const changed = structuredClone(of);
  change(changed);
  const { digests: _, ...rest } = changed;
  const manifest = canonicalJson({ ...rest, digests: partDigests(rest, sha256) });
  const findings = new Findings();
  const signed = { manifest, signature: signer.sign(utf8(manifest)), publicKey: signer.publicKey };
  verifyManifest(signed, NODE_TOOLS, signer.keyId, findings);
  return findings.list.filter((one) => one.verdict === 'disagrees');
}

test('the sample: its four warnings, one note, and how the legal floors stand', async () => {
  const city = await sampleCity();
  const { findings, floors } = await prepareReport(requestOf(city));
  const warnings = findings.filter((one) => one.severity !== 'note');
  assert.deepEqual(
    warnings.map(({ id, severity }) => `${id}:${severity}`).toSorted(),
    EXPECTED.checks_not_met.toSorted(),
  );
  assert.deepEqual(
    findings.filter((one) => one.severity === 'note').map((one) => one.id),
    ['silent-S35'],
  );
  for (const { where, mayExplain } of findings) assert.ok(where.length > 0 && mayExplain);
  const [same] = findings.filter((one) => one.id === 'leaders-same-base');
  assert.deepEqual(same?.where[0]?.slots, ['S38', 'S39']);
  assert.match(same.where[0].sentence, /12名市委常委.*11位市委常委/u);
  assert.equal(same.mayExplain, '市纪委监委机关');
  assert.deepEqual(
    floors.map(({ slot, words }) => `${slot} ${words}`),
    [
      'S01 每半年至少1次：上半年2次，下半年1次',
      'S05 每季度至少1次：第一季度8次，第二季度6次，第三季度6次，第四季度6次',
    ],
  );
});

test('a half-year that loses its meeting is named, and counted by the same SQL as the year', async () => {
  const city = await sampleCity();
  const { db, pack, scope } = city;
  const ledger = pack.ledgers.get('meeting_agenda_item') ?? assert.fail();
  const { rows } = await rowsOfFact({ db, pack, scope, actor: TESTER, now: NOW, year: 2021 }, 'S01');
  const giveBack = async (half: (day: string) => boolean, keep: number): Promise<void> => {
    const meetings = new Map<string, string[]>();
    for (const { key, values } of rows.filter((row) => half(row.values['held_on'] ?? ''))) {
      const meeting = values['meeting_no'] ?? '';
      meetings.set(meeting, [...(meetings.get(meeting) ?? []), key.replaceAll('＋', '\u001f')]);
    }
    for (const key of [...meetings.values()].slice(keep).flat())
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
  };
  await giveBack((day) => day < '2021-07-01', 1);
  const legal = await prepareReport(requestOf(city));
  assert.equal(legal.floors[0]?.words, '每半年至少1次：上半年1次，下半年1次');
  assert.deepEqual(legal.obstacles, []);
  await giveBack((day) => day >= '2021-07-01', 0);
  const { findings, obstacles, floors } = await prepareReport(requestOf(city));
  assert.deepEqual(floors[0]?.lacking, ['下半年']);
  const [floor] = findings.filter((one) => one.kind === 'floor');
  assert.match(floor?.what ?? '', /^下半年没有达到“市委常委会专题研究全面从严治党次数”的法定底线/u);
  assert.equal(floor?.mayExplain, null);
  assert.ok(!findings.some(({ id }) => id.startsWith('strict-governance')), 'said once');
  assert.ok(obstacles.length > 0 && obstacles.every(({ id }) => id.startsWith('strict-governance')));
  const refused = await issueReport(requestOf(city), act).catch((error: unknown) => error);
  assert.ok(isMingzeError(refused) && refused.code === 'REPORT-REFUSED');
});

test('an explanation is kept with its version and signed', async () => {
  const city = await sampleCity();
  const first = await issueReport(requestOf(city), act);
  assert.equal(first.number, 1);
  const explained = await issueReport(requestOf(city, [EXPLAINED]), act);
  assert.deepEqual([explained.number, explained.isNew], [2, true], 'what an office says is content');
  for (const request of [requestOf(city), requestOf(city, [EXPLAINED])]) {
    const again = await issueReport(request, act);
    assert.deepEqual([again.number, again.isNew], [2, false]);
    const shown = again.prepared.findings.find((one) => one.id === EXPLAINED.finding);
    assert.equal(shown?.explanation?.text, EXPLAINED.text);
  }
  const manifest = manifestSchema.parse(JSON.parse(explained.signed?.manifest ?? ''));
  const kept = manifest.consistency?.findings.find((one) => one.id === EXPLAINED.finding);
  const { finding: _, ...said } = EXPLAINED;
  assert.deepEqual(kept?.explanation, said);
  for (const [wrong, why] of [
    [{ ...EXPLAINED, finding: 'no-such' }, /没有编号为“no-such”/u],
    [{ ...EXPLAINED, office: '市委宣传部' }, /由市纪委监委机关说明/u],
  ] as const) {
    const refused = await issueReport(requestOf(city, [wrong]), act).catch((error: unknown) => error);
    assert.ok(isMingzeError(refused) && refused.code === 'EXPLANATION-REFUSED');
    assert.match(refused.message, why);
  }
});

test('a verifier finds again what was found, even against the holder of the key', async () => {
  const city = await sampleCity();
  const { signed } = await issueReport(requestOf(city, [EXPLAINED]), act);
  const manifest = manifestSchema.parse(JSON.parse(signed?.manifest ?? ''));
  const of = (
    change: (findings: NonNullable<Manifest['consistency']>['findings']) => void,
  ): readonly string[] =>
    disagreements((m) => change(m.consistency?.findings ?? assert.fail()), manifest).map((one) => one.place);
  const at = 'leaders-same-base';
  assert.deepEqual(
    of(() => undefined),
    [],
  );
  assert.deepEqual(
    of((all) =>
      all.splice(
        all.findIndex(({ id }) => id === at),
        1,
      ),
    ),
    [at],
    'hidden',
  );
  const change = (edit: (one: NonNullable<Manifest['consistency']>['findings'][number]) => void) =>
    of((all) => edit(all.find(({ id }) => id === at) ?? assert.fail()));
  assert.deepEqual(
    change((one) => (one.severity = 'note')),
    [at],
  );
  assert.deepEqual(
    change((one) => (one.severity = 'error')),
    [at, at],
  );
  assert.deepEqual(
    change((one) => (one.what = '没有什么')),
    [at],
  );
  assert.deepEqual(
    change((one) => (one.may_explain = '某办')),
    [at, at],
  );
  assert.deepEqual(
    change((one) => (one.where = [])),
    [at],
  );
  assert.deepEqual(
    change((one) => one.explanation && (one.explanation.office = '某办')),
    [at],
  );
  // An explanation in other words is what the signature is for.
  const forged = { ...signed, manifest: signed?.manifest.replace('年中到任', '年初到任') ?? '' };
  const findings = new Findings();
  verifyManifest(
    { ...forged, signature: signed?.signature ?? '', publicKey: signer.publicKey },
    NODE_TOOLS,
    null,
    findings,
  );
  const wrong = findings.list.filter((one) => one.verdict === 'disagrees').map((one) => one.place);
  assert.deepEqual(wrong, ['签名', at]);
  // A contradiction in the text that was signed all the same.
  const slipped = disagreements((m) => {
    const block = m.text.blocks.findLast((one) => one.kind === 'paragraph') ?? assert.fail();
    block.inlines.push('其中有人5人，其中处分6人。');
  }, manifest);
  assert.ok(slipped.some((one) => one.place.startsWith('subset-')));
});

test('last year: what a year on year stands on is held against last year’s report, the other numbers against nothing', async () => {
  const city = await sampleCity();
  const { signed } = await issueReport(requestOf(city), act);
  const manifest = manifestSchema.parse(JSON.parse(signed?.manifest ?? ''));
  const compared = new Set(manifest.facts.flatMap((fact) => comparedIndicator(fact) ?? []));
  const planned = new Set(manifest.consistency?.relations.plans.map((one) => one.plan));
  const wrongWith = (isCompared: boolean): readonly string[] => {
    const fact = manifest.facts.find(
      ({ slot, indicator }) =>
        compared.has(indicator) === isCompared &&
        !planned.has(slot) &&
        manifest.last_year.some((one) => one.slot === slot && one.value !== null),
    );
    assert.ok(fact);
    return disagreements((m) => {
      const numbers = [{ slot: fact.slot, title: fact.title, value: '987654' }];
      if (m.consistency) m.consistency.last_issued = { year: 2020, numbers };
    }, manifest).map((one) => one.place.replace(fact.slot, ''));
  };
  assert.deepEqual(wrongWith(false), []);
  assert.deepEqual(wrongWith(true), ['plan-basis-']);
});

test('a manifest of the first format is still read, and one of the second must have its part', async () => {
  const city = await sampleCity();
  const { signed } = await issueReport(requestOf(city), act);
  const manifest = manifestSchema.parse(JSON.parse(signed?.manifest ?? ''));
  assert.equal(manifest.format, 'mingze-manifest/3');
  // What the earlier formats said: every value, and nothing of the words' numbers, the document and the package.
  const [kept] = await city.query('select withheld from reports.issued');
  const values: Readonly<Record<string, { value: string }>> = kept?.['withheld'] ?? {};
  const earlier = (m: Manifest): void => {
    for (const fact of m.facts) {
      fact.value ??= values[fact.slot]?.value ?? assert.fail(fact.slot);
      delete fact.commitment;
    }
    for (const one of m.values) one.value ??= values[one.id]?.value ?? null;
    for (const { values: of } of m.checks)
      for (const name of Object.keys(of)) of[name] ??= values[name]?.value ?? null;
    for (const member of ['quantities', 'withheld', 'document', 'package'] as const) delete m[member];
  };
  assert.deepEqual(
    disagreements((m) => {
      earlier(m);
      m.format = 'mingze-manifest/1';
      delete m.consistency;
    }, manifest),
    [],
  );
  for (const half of [
    (m: Manifest) => {
      earlier(m);
      m.format = 'mingze-manifest/1';
    },
    (m: Manifest) => delete m.consistency,
  ])
    assert.ok(disagreements(half, manifest).some((one) => one.place === 'consistency'));
});

test('explanations in a file', () => {
  const file = (text: string) => readExplanations(utf8(text));
  const good =
    'explanations:\n  - finding: leaders-same-base\n    text: 年中到任\n    by: 张三\n    office: 市纪委监委机关\n';
  assert.deepEqual(file(good), [
    { finding: 'leaders-same-base', text: '年中到任', by: '张三', office: '市纪委监委机关' },
  ]);
  for (const bad of [
    '',
    'explanations: []',
    good.replace('by: 张三', 'by: ""'),
    `${good}    more: x\n`,
    'a: [',
    '&a [*a]',
  ])
    assert.throws(
      () => file(bad),
      (error: unknown) => isMingzeError(error) && error.code === 'EXPLANATION-FILE',
      bad,
    );
  assert.throws(() => readExplanations(Uint8Array.of(0xb3, 0xe0, 0xd1)), /不是 UTF-8/u);
});

test('nothing is found in nothing', () => {
  const none = {
    wholes: [],
    concepts: [],
    people_cases: [],
    plans: [],
    floors: [],
    sums: [],
    rules: [],
    offices: [],
  };
  const empty = { year: 2021, blocks: [], numbers: [], values: new Map(), rules: [], relations: none };
  assert.deepEqual(findConsistency({ ...empty, lastIssued: null, lastYear: new Map(), silentUnits: [] }), []);
});
