// What the installation runs on, as each post sees it; and a proposal that the compiler itself judges.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { loadPack } from '#engine/definitions/load-pack.ts';
import { BASE_PACK } from '../../src/app/cli/city.ts';
import { aService } from '../support/a-service.ts';
import { SAMPLE_SERVICE } from '../support/sample-city.ts';
import { temporaryDir } from '../support/test-server.ts';

const service = await aService(SAMPLE_SERVICE);
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const office = await service.as('committee_office');
const propose = (body: Readonly<Record<string, unknown>>) =>
  office.ask('POST', 'definitions/proposals', { body });
const PARK = {
  kind: 'ledger',
  title: '口袋公园建设台账',
  section: 3,
  sensitivity: 'public',
  work: { work: 'party_building', reason: '公园由乡镇建设，组织部汇总' },
  owner: 1,
  happened: 2,
  identity: [0],
  fields: [
    { title: '公园编号', type: 'text', required: true, hint: null, choices: [] },
    { title: '建设单位', type: 'unit', required: true, hint: null, choices: [] },
    { title: '开放日期', type: 'date', required: false, hint: '未开放的留空', choices: [] },
    { title: '建设性质', type: 'choice', required: true, hint: null, choices: ['新建', '改建', '兴建'] },
  ],
};

test('each post reads the definitions of the ledgers that it reads, with the fields that it sees there', async () => {
  for (const kind of ['village_clerk', 'observer', 'committee_office', 'discipline_case_keeper']) {
    const visitor = await service.as(kind);
    const { json } = await visitor.ask('GET', 'definitions');
    const listed = (await visitor.ask('GET', 'ledgers')).json.items;
    const ids = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id).toSorted();
    assert.deepEqual(ids(json.ledgers), ids(listed), kind);
    for (const ledger of json.ledgers.filter(({ section }: { section: number | null }) => section !== null))
      assert.ok(ledger.work?.title && ledger.work.reason, `${kind} ${ledger.id} says whose work it is`);
    for (const ledger of json.ledgers.slice(0, 12)) {
      const own = (await visitor.ask('GET', `ledgers/${ledger.id}`)).json;
      assert.deepEqual(ids(ledger.fields), ids(own.fields), `${kind} ${ledger.id}`);
    }
    assert.equal(json.duties.length, service.city.pack.duties.size);
    // Only what was verified bears an article.
    for (const duty of json.duties) assert.ok(duty.verified || duty.article === null, duty.id);
    assert.equal(json.mayPropose, kind === 'committee_office', kind);
  }
});

test('a proposed ledger is judged, written, and compiles as a pack of the city', async () => {
  const { status, json, text } = await propose(PARK);
  assert.equal(status, 200, text);
  assert.deepEqual([json.accepted, json.faults], [true, []]);
  assert.deepEqual(
    json.fields.map(({ title }: { title: string }) => title),
    PARK.fields.map(({ title }) => title),
  );
  // Two choices of the same initials stay two.
  assert.equal(new Set(json.fields[3].choices.map(({ code }: { code: string }) => code)).size, 3);
  const directory = join(temporaryDir('proposal-'), 'local');
  mkdirSync(dirname(join(directory, json.file)), { recursive: true });
  writeFileSync(join(directory, json.file), json.yaml);
  writeFileSync(
    join(directory, 'pack.yaml'),
    "pack: local\ntitle: 本市增设\nversion: '1.0'\nlanguage: 1\nextends: [principal-responsibility]\n",
  );
  const { pack, faults } = await loadPack([BASE_PACK, directory]);
  assert.deepEqual(faults, []);
  assert.equal(pack?.ledgers.get('local_kdgyjstz')?.title, '口袋公园建设台账');
});

test('faults are the compiler’s: an owner that is no unit, a forbidden field, a title twice', async () => {
  const wrong = async (changes: Readonly<Record<string, unknown>>): Promise<string> => {
    const { status, json } = await propose({ ...PARK, ...changes });
    assert.equal(status, 200);
    assert.deepEqual([json.accepted, json.fields], [false, null]);
    return JSON.stringify(json.faults);
  };
  assert.match(await wrong({ owner: 0 }), /公园编号.*须为 unit/);
  assert.match(await wrong({ work: { work: 'none', reason: '没有' } }), /没有工作“none”/);
  assert.match(await wrong({ title: '监督检查台账' }), /监督检查台账|重复/);
  const belief = { title: '宗教信仰', type: 'text', required: false, hint: null, choices: [] };
  assert.match(await wrong({ fields: [...PARK.fields, belief] }), /宗教信仰/);
});

test('a proposed number counts an existing ledger by its date', async () => {
  const number = {
    kind: 'indicator',
    title: '已答复的意见建议',
    slot: 'L01',
    unit: '条',
    over: 'public_suggestion',
    where: null,
    measure: 'count',
    field: null,
    definition: '当年收集的意见建议。',
  };
  const good = await propose(number);
  assert.deepEqual([good.json.accepted, good.json.faults], [true, []], good.text);
  assert.match(good.json.yaml, /time: flow\(/);
  const bad = await propose({ ...number, where: 'no_such_field == 1' });
  assert.equal(bad.json.accepted, false);
  assert.match(JSON.stringify(bad.json.faults), /no_such_field/);
});

test('others read; they do not propose', async () => {
  for (const kind of ['village_clerk', 'secretary', 'system_administrator']) {
    const visitor = await service.as(kind);
    const { status } = await visitor.ask('POST', 'definitions/proposals', { body: PARK });
    assert.ok(status === 403 || status === 404, `${kind} ${status}`);
  }
});
