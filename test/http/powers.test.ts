// The three administrators, tokens, and requests to know: who may what, over real HTTP.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aWorkbook } from '../builders/a-workbook.ts';
import { items, posts, units } from '../builders/small-city.ts';
import { NOW } from '../support/a-city.ts';
import { aService, type Visitor } from '../support/a-service.ts';

const TOWN = ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'] as const;
const VILLAGE = ['C1', '清溪村', null, '村', 'XZ1'] as const;
const SDIC = ['U4', '市纪委监委', '市纪委', '市纪委监委', 'U1'] as const;
const service = await aService(async (city, directory) => {
  const file = join(directory, '单位.xlsx');
  const rows = items(
    { no: 'A1', unit: '甲局', status: '草稿' },
    { no: 'A2', unit: '乙局', status: '已报送' },
    { no: 'A3', unit: '清溪村', status: '草稿' },
    { no: 'A4', unit: '清溪镇', status: '已报送', leader: '李二' },
  );
  writeFileSync(file, aWorkbook([units(TOWN, VILLAGE, SDIC), posts(), rows]));
  assert.deepEqual((await city.import([file])).errors, []);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const [system, security, audit] = [
  await service.as('system_administrator'),
  await service.as('security_administrator'),
  await service.as('audit_administrator'),
];
const LEDGER = 'ledgers/inspection_rectification_item';
const PASSWORD = 'lan-tian-bai-yun-7';
const entriesOf = async (type: string): Promise<{ words: string; actor: string }[]> =>
  (await audit.ask('GET', `audit?type=${type}`)).json.items;

test('one makes the account, another gives it a post, the third reads of both', async () => {
  assert.equal(
    (await security.ask('POST', 'accounts', { body: { login: 'zhang', name: '张某' } })).status,
    403,
  );
  const made = await system.ask('POST', 'accounts', { body: { login: 'zhang', name: '张某' } });
  assert.equal(made.status, 201);
  const body = {
    account: made.json.id,
    kind: 'village_clerk',
    unit: 'C1',
    from: '2022-01-01',
    reason: '新任',
  };
  assert.equal((await system.ask('POST', 'appointments', { body })).status, 403);
  const post = await security.ask('POST', 'appointments', { body });
  assert.equal(post.status, 201);
  const visitor = service.visitor();
  await visitor.signIn('zhang', made.json.password);
  const change = { old: made.json.password, new: PASSWORD };
  assert.equal((await visitor.ask('POST', 'session/password', { body: change })).status, 204);
  await visitor.signIn('zhang', PASSWORD);
  assert.deepEqual(
    (await visitor.ask('GET', `${LEDGER}/rows`)).json.items.map(
      (row: { values: { item_no: string } }) => row.values.item_no,
    ),
    ['A3'],
  );
  assert.ok((await entriesOf('post.assigned')).some(({ words }) => words.includes('张某')));
  for (const closed of ['accounts', 'appointments', 'audit', 'audit/export?format=csv', 'settings'])
    assert.equal((await visitor.ask('GET', closed)).json.code, 'ACCESS-DENIED', closed);
  assert.ok((await entriesOf('right.refused')).some(({ actor }) => actor.includes('张某')));
  const disable = { body: { reason: '调离' } };
  assert.equal((await system.ask('POST', `accounts/${made.json.id}/disable`, disable)).status, 204);
  assert.equal((await visitor.ask('GET', 'session')).status, 401, 'stopped at once');
  assert.equal((await system.ask('POST', `accounts/${made.json.id}/enable`, disable)).status, 204);
  const reset = await system.ask('POST', `accounts/${made.json.id}/reset-password`, disable);
  assert.match(reset.json.password, /^[a-z0-9-]{17}$/);
  const ending = { body: { to: '2022-01-10', reason: '调离' } };
  assert.equal((await security.ask('POST', `appointments/${post.json.id}/end`, ending)).status, 204);
  const still = await security.ask('GET', `appointments?account=${made.json.id}`);
  assert.deepEqual(still.json.items, []);
});

test('no administrator reaches a row, and whoever reads the log is told that the city is a small office', async () => {
  for (const visitor of [system, security, audit]) {
    assert.equal((await visitor.ask('GET', `${LEDGER}/rows`)).json.code, 'API-LEDGER');
    assert.deepEqual(
      (await visitor.ask('GET', 'ledgers')).json.items.filter(
        (one: { kind: string }) => one.kind === 'ledger',
      ),
      [],
    );
  }
  assert.equal((await audit.ask('GET', 'audit')).json.smallOffice, false);
  assert.equal((await system.ask('PUT', 'settings/small-office', { body: { on: true } })).status, 403);
  const on = () => security.ask('PUT', 'settings/small-office', { body: { on: true } });
  assert.equal((await on()).json.code, 'ACCESS-SECOND-PERSON');
  await agreed(security, system, { act: 'small_office' });
  assert.equal((await on()).status, 204);
  assert.equal((await audit.ask('GET', 'audit?limit=1')).json.smallOffice, true);
  await security.ask('PUT', 'settings/small-office', { body: { on: false } });
  assert.equal((await on()).json.code, 'ACCESS-SECOND-PERSON', 'what was agreed to is done once');
});

/** One administrator asks, another agrees. */
async function agreed(asker: Visitor, decider: Visitor, what: object): Promise<string> {
  const asked = await asker.ask('POST', 'proposals', { body: { reason: '工作需要', ...what } });
  assert.equal(asked.status, 201, asked.text);
  const body = { allowed: true, reason: '已核实' };
  const decided = await decider.ask('POST', `proposals/${asked.json.id}/decision`, { body });
  assert.equal(decided.status, 204, decided.text);
  return asked.json.id;
}

test('what one administrator could rise by, another has to agree to: exactly that, once, by somebody else', async () => {
  const provider = (issuer: string, client: string) =>
    security.ask('PUT', 'settings/single-sign-on', { body: { issuer, client } });
  const url = 'https://login.example/';
  assert.equal((await provider(url, 'mingze')).json.code, 'ACCESS-SECOND-PERSON');
  const body = { act: 'identity_provider', subject: `${url} mingze`, reason: '接入' };
  assert.equal((await system.ask('POST', 'proposals', { body })).json.code, 'ACCESS-DENIED', 'not his work');
  const { id } = (await security.ask('POST', 'proposals', { body })).json;
  const decide = (visitor: Visitor, allowed: boolean) =>
    visitor.ask('POST', `proposals/${id}/decision`, { body: { allowed, reason: '核对过' } });
  assert.equal((await decide(security, true)).json.code, 'ACCESS-PROPOSAL', 'not his own');
  const office = await service.as('committee_office');
  assert.equal((await decide(office, true)).json.code, 'ACCESS-DENIED');
  assert.equal((await office.ask('GET', 'proposals')).json.code, 'ACCESS-DENIED');
  assert.equal((await provider(url, 'mingze')).json.code, 'ACCESS-SECOND-PERSON', 'asking is not enough');
  assert.equal((await decide(audit, true)).status, 204);
  assert.equal((await decide(system, false)).json.code, 'ACCESS-PROPOSAL', 'decided once');
  assert.equal((await provider('https://other.example/', 'mingze')).json.code, 'ACCESS-SECOND-PERSON');
  assert.equal((await provider(url, 'mingze')).status, 204);
  assert.equal((await provider(url, 'mingze')).status, 204, 'nothing changes');
  assert.equal((await provider('', '')).status, 204, 'off it goes alone');
  assert.equal((await provider(url, 'mingze')).json.code, 'ACCESS-SECOND-PERSON', 'and on again it does not');
  const [one] = (await audit.ask('GET', 'proposals')).json.items;
  assert.deepEqual(
    [one.act, one.words, one.own, one.allowed, one.usedAt !== null],
    ['identity_provider', '以 https://login.example/ 为统一身份认证', false, true, true],
  );
  const words = (await entriesOf('proposal')).map(({ words: said }) => said);
  assert.ok(words.some((said) => said.includes('提请另一名管理员同意：以 https://login.example/')));
  assert.ok(words.some((said) => said.includes('：同意：以 https://login.example/')));
});

test('no administrator gives himself the password of another; what was refused is not done', async () => {
  const accounts = (await system.ask('GET', 'accounts')).json.items as { id: string; login: string }[];
  const idOf = (login: string) => accounts.find((one) => one.login === login)?.id ?? '';
  const reset = (login: string) =>
    system.ask('POST', `accounts/${idOf(login)}/reset-password`, { body: { reason: '忘记' } });
  assert.equal((await reset('demo_observer')).status, 200, 'of a clerk he may');
  const login = 'demo_audit_administrator';
  assert.equal((await reset(login)).json.code, 'ACCESS-SECOND-PERSON');
  const body = { act: 'administrator_password', subject: login, reason: '忘记' };
  const { id } = (await system.ask('POST', 'proposals', { body })).json;
  const no = { body: { allowed: false, reason: '本人没有忘记' } };
  assert.equal((await security.ask('POST', `proposals/${id}/decision`, no)).status, 204);
  assert.equal((await reset(login)).json.code, 'ACCESS-SECOND-PERSON');
  assert.equal((await audit.ask('GET', 'session')).status, 200);
  await agreed(system, security, { act: 'administrator_password', subject: 'demo_security_administrator' });
  assert.equal((await reset(login)).json.code, 'ACCESS-SECOND-PERSON', 'another account was agreed to');
});

test('the log: page by page without a gap, verified, signed, exported', async () => {
  const seen: number[] = [];
  let next = '';
  for (;;) {
    const page = await audit.ask('GET', `audit?limit=7${next === '' ? '' : `&after=${next}`}`);
    seen.push(...page.json.items.map((one: { seq: string }) => Number(one.seq)));
    if (page.json.next === null) break;
    next = page.json.next;
  }
  assert.deepEqual(
    seen,
    Array.from({ length: seen.length }, (_, index) => seen.length - index),
  );
  const checkpoint = await audit.ask('POST', 'audit/checkpoint');
  assert.equal(JSON.parse(checkpoint.text).format, 'mingze-audit-checkpoint/1');
  const verify = (...checkpoints: string[]) => audit.ask('POST', 'audit/verify', { body: { checkpoints } });
  const verified = await verify(checkpoint.text);
  assert.equal(verified.json.ok, true, verified.text);
  // A checkpoint that was kept elsewhere and does not fit is found; what is none is refused.
  const other = { ...JSON.parse(checkpoint.text), hash: 'a'.repeat(64) };
  assert.equal((await verify(JSON.stringify(other))).json.ok, false);
  assert.equal((await verify('校验点')).json.code, 'AUDIT-CHECKPOINT-FILE');
  assert.equal(verified.json.logs[0].checkpoints, 2, 'the one of the database and the one that was kept');
  const lines = (await audit.ask('GET', 'audit/export?format=jsonl')).text.trim().split('\n');
  assert.ok(lines.length > seen.length);
  const csv = await audit.ask('GET', 'audit/export?format=csv&type=sign_in');
  assert.match(csv.headers.get('content-disposition') ?? '', /filename\*=UTF-8''/);
  assert.match(csv.text, /登录/);
});

test('a token acts for a program within its actions, is not the account, and can be taken back', async () => {
  const office = await service.as('committee_office');
  const until = new Date(NOW.getTime() + 3600_000).toISOString();
  const made = await office.ask('POST', 'tokens', {
    body: { title: '统计', actions: ['read', 'count'], until },
  });
  assert.equal(made.status, 201);
  const program = service.visitor();
  const headers = { authorization: `Bearer ${made.json.bearer}`, 'x-mingze': '' };
  const asProgram = (method: string, path: string, body?: unknown) =>
    program.ask(method, path, { headers, ...(body === undefined ? {} : { body }) });
  const rows = await asProgram('GET', `${LEDGER}/rows`);
  assert.equal(rows.json.items.length, 4);
  const id = rows.json.items[0].id as string;
  assert.equal(
    (await asProgram('POST', `${LEDGER}/rows/${id}/void`, { reason: '试' })).json.code,
    'ACCESS-DENIED',
  );
  for (const [method, path, body] of [
    ['DELETE', 'session', undefined],
    ['POST', 'session/password', { old: 'x', new: PASSWORD }],
    ['POST', 'session/second-factor', undefined],
    ['POST', 'tokens', { title: '又一个', actions: ['read'], until }],
    ['GET', 'tokens', undefined],
  ] as const)
    assert.equal((await asProgram(method, path, body)).json.code, 'ACCESS-DENIED', `${method} ${path}`);
  assert.deepEqual((await asProgram('GET', 'session')).json.actions, ['read', 'count']);
  assert.equal((await office.ask('GET', 'tokens')).json.items.length, 1);
  assert.equal((await office.ask('DELETE', `tokens/${made.json.id}`)).status, 204);
  assert.equal((await asProgram('GET', 'session')).status, 401);
});

test('rows: filtered, sorted, page by page, counted, grouped; out of reach is as if there were none', async () => {
  const office = await service.as('committee_office');
  const rows = `${LEDGER}/rows`;
  const numbers = (answered: { json: { items: { values: { item_no: string } }[] } }): string[] =>
    answered.json.items.map((row) => row.values.item_no);
  assert.deepEqual(numbers(await office.ask('GET', `${rows}?sort=item_no`)), ['A1', 'A2', 'A3', 'A4']);
  const first = await office.ask('GET', `${rows}?sort=-item_no&limit=3`);
  assert.deepEqual(numbers(first), ['A4', 'A3', 'A2']);
  const second = await office.ask('GET', `${rows}?sort=-item_no&limit=3&after=${first.json.next}`);
  assert.deepEqual([numbers(second), second.json.next], [['A1'], null]);
  const where = 'where=row_status:in:draft,submitted&where=item_no:ge:A2&where=lead_official:empty';
  const filtered = await office.ask('GET', `${rows}?${where}&sort=item_no`);
  assert.equal(filtered.status, 200, filtered.text);
  assert.deepEqual(numbers(filtered), ['A2', 'A3']);
  assert.deepEqual((await office.ask('GET', `${rows}/count?${where}`)).json, { count: 2 });
  const groups = await office.ask('GET', `${rows}/groups?by=row_status&${where}`);
  assert.deepEqual(groups.json.items, [
    { value: 'draft', count: 1 },
    { value: 'submitted', count: 1 },
  ]);
  for (const [bad, code] of [
    ['where=item_no~A1', 'API-CONDITION'],
    ['where=no_such:eq:1', 'RECORD-FIELD'],
    ['where=feedback_on:eq:yesterday', 'RECORD-FILTER'],
    ['after=nonsense', 'RECORD-PAGE'],
    ['limit=501', 'HTTP-INVALID'],
  ] as const)
    assert.equal((await office.ask('GET', `${rows}?${bad}`)).json.code, code, bad);
  const clerk = await service.as('village_clerk');
  assert.deepEqual(numbers(await clerk.ask('GET', rows)), ['A3']);
  const [far] = (await office.ask('GET', `${rows}?where=item_no:eq:A1`)).json.items as { id: string }[];
  const words = async (id: string): Promise<string[]> => {
    const answers = [
      await clerk.ask('GET', `${rows}/${id}`),
      await clerk.ask('GET', `${rows}/${id}/history`),
      await clerk.ask('POST', `${rows}/${id}/submit`, { body: {} }),
    ];
    return answers.map(({ status, json }) => `${status} ${json.code} ${json.detail.replaceAll(id, 'X')}`);
  };
  assert.deepEqual(await words(far?.id ?? ''), await words(crypto.randomUUID()));
});

test('a row is submitted by one, accepted by another, returned with an opinion, and remembers it', async () => {
  const [clerk, office] = [await service.as('village_clerk'), await service.as('committee_office')];
  const [row] = (await clerk.ask('GET', `${LEDGER}/rows`)).json.items as { id: string }[];
  const at = `${LEDGER}/rows/${row?.id ?? ''}`;
  assert.equal((await clerk.ask('POST', `${at}/accept`, { body: {} })).json.code, 'ACCESS-DENIED');
  assert.deepEqual((await clerk.ask('POST', `${at}/submit`, { body: {} })).json, { version: 2 });
  assert.equal((await office.ask('POST', `${at}/return`, { body: {} })).json.code, 'RECORD-REASON');
  assert.deepEqual((await office.ask('POST', `${at}/return`, { body: { reason: '补充依据' } })).json, {
    version: 3,
  });
  assert.equal((await office.ask('POST', `${at}/accept`, { body: {} })).json.code, 'RECORD-TRANSITION');
  const history = await clerk.ask('GET', `${at}/history`);
  assert.deepEqual(
    history.json.items.map((state: { action: string; reason: string | null }) => [
      state.action,
      state.reason,
    ]),
    [
      ['create', null],
      ['submit', null],
      ['return', '补充依据'],
    ],
  );
  assert.ok(!('row_key' in history.json.items[0].after), 'only what people know of a row');
});

test('persons are hidden from posts that need not know: fields, filters, history', async () => {
  const [office, leader] = [await service.as('committee_office'), await service.as('leader')];
  const at = 'ledgers/assignment_record';
  const fields = async (visitor: typeof office): Promise<string[]> =>
    (await visitor.ask('GET', at)).json.fields.map((field: { id: string }) => field.id);
  const [all, shown] = [await fields(office), await fields(leader)];
  assert.deepEqual(
    all.filter((id) => !shown.includes(id)),
    ['person'],
  );
  const answers = [];
  for (const field of ['person', 'no_such_field']) {
    const { status, json } = await leader.ask('GET', `${at}/rows?where=${field}:eq:P3`);
    answers.push([status, json.code, json.detail.replaceAll(field, 'X')]);
  }
  assert.deepEqual(answers[0], answers[1]);
  const history = await leader.ask('GET', `${at}/rows/${crypto.randomUUID()}/history`);
  assert.equal(history.json.code, 'ACCESS-DENIED');
});

test('to know a sealed row is asked for and decided by a second person; asking teaches nothing', async () => {
  const [clerk, keeper] = [await service.as('discipline_clerk'), await service.as('discipline_case_keeper')];
  const body = { ledger: 'discipline_case', key: 'AJ-1', reason: '承办' };
  const asked = await clerk.ask('POST', 'disclosures', { body });
  assert.equal(asked.status, 201, asked.text);
  const decide = (visitor: typeof clerk, allowed: boolean) =>
    visitor.ask('POST', `disclosures/${asked.json.id}/decision`, { body: { allowed, reason: '核实' } });
  assert.equal((await decide(clerk, true)).json.code, 'ACCESS-DISCLOSURE');
  const list = await keeper.ask('GET', 'disclosures');
  assert.deepEqual(
    list.json.items.map((one: { key: string; own: boolean; allowed: null }) => [
      one.key,
      one.own,
      one.allowed,
    ]),
    [['AJ-1', false, null]],
  );
  assert.deepEqual((await (await service.as('village_clerk')).ask('GET', 'disclosures')).json.items, []);
  assert.equal((await decide(keeper, false)).status, 204);
  assert.equal((await decide(keeper, false)).json.code, 'ACCESS-DISCLOSURE');
  assert.equal((await clerk.ask('GET', 'disclosures')).json.items[0].allowed, false);
});

test('an account is found by its name, its user name and its unit, and tells when it was last used', async () => {
  const found = async (q: string) =>
    (await system.ask('GET', `accounts?q=${encodeURIComponent(q)}`)).json.items;
  const clerks = await found('demo_observer');
  assert.deepEqual(
    clerks.map(({ login }: { login: string }) => login),
    ['demo_observer'],
  );
  assert.equal(clerks[0].units.length, 1);
  const byUnit = await found(clerks[0].units[0]);
  assert.ok(byUnit.some(({ login }: { login: string }) => login === 'demo_observer'));
  assert.ok(byUnit.length < (await found('')).length);
  assert.ok((await found('system_administrator'))[0].signedInAt);
  assert.deepEqual(await found('%'), []);
});
