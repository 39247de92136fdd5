// Duties of a year: generated, answered by records, stated by units, and the same truth for every post.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aWorkbook } from '../builders/a-workbook.ts';
import { dutyWorkbook } from '../builders/duty-city.ts';
import { aService, type Visitor } from '../support/a-service.ts';
import type { Json } from '../support/run-mingze.ts';

const service = await aService(async (city, directory) => {
  const file = join(directory, '全部.xlsx');
  writeFileSync(file, dutyWorkbook());
  assert.deepEqual((await city.import([file])).errors, []);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const office = await service.as('committee_office');
const clerk = await service.as('township_clerk');
const village = await service.as('village_clerk');

async function list(visitor: Visitor, query: string, year = 2021): Promise<readonly Json[]> {
  const items: Json[] = [];
  for (let place = ''; ; ) {
    const { status, json, text } = await visitor.ask(
      'GET',
      `duties/${year}/occurrences?limit=50&${query}${place}`,
    );
    assert.equal(status, 200, text);
    items.push(...json.items);
    if (json.next === null) {
      assert.equal(json.total, items.length);
      return items;
    }
    place = `&after=${json.next}`;
  }
}
const brief = (lines: readonly Json[]): string[] =>
  lines.map(
    ({ unit, period, answers, standing, enteredLate }) =>
      `${unit} ${period} ${answers} ${standing}${enteredLate ? ' 补录' : ''}`,
  );

test('a meeting of March answers the first half-year, one entered in January shows as entered late, a merger splits the year', async () => {
  assert.deepEqual(brief(await list(office, 'duty=ZTZR-03&unit=XZ1')), [
    'XZ1 2021-H1 1 answered',
    'XZ1 2021-H2 1 answered 补录',
  ]);
  assert.deepEqual(brief(await list(office, 'duty=ZTZR-03&unit=XZ2')), ['XZ2 2021-H1 1 answered']);
  assert.deepEqual(brief(await list(office, 'duty=ZTZR-03&unit=XZ3')), ['XZ3 2021-H2 1 answered']);
  assert.deepEqual(brief(await list(office, 'duty=ZTZR-03&unit=SW')), [
    'SW 2021-H1 0 overdue',
    'SW 2021-H2 0 overdue',
  ]);
});

test('one row answers two duties; an agenda item without the tag answers none', async () => {
  assert.deepEqual(brief(await list(office, 'duty=YSXT-01&unit=XZ1')), [
    'XZ1 2021-H1 1 answered',
    'XZ1 2021-H2 0 overdue',
  ]);
  const { json } = await office.ask('GET', 'duties/2021/burden');
  assert.equal(json.answeringSeveral, 1);
  assert.equal(json.prohibitions.length, 5);
});

test('a meeting starts the term for its report: fifteen days, and thirty are late', async () => {
  const [line, ...more] = await list(office, 'duty=MZSH-02');
  assert.deepEqual(more, []);
  assert.deepEqual([line.due, line.standing, line.periodName], ['2021-02-04', 'late', '事发']);
});

test('a term is judged by the law in force when it ends, whenever it began and even if nobody said when', async () => {
  const told = async (year: number): Promise<string[]> =>
    (await list(office, 'duty=JCXJ-02', year)).map(({ unit, due, standing }) => `${unit} ${due} ${standing}`);
  assert.deepEqual((await told(2021)).toSorted(), ['C1 2021-06-01 overdue', 'C2 2021-08-01 answered']);
  // The regulation came into force in 2021: what fell due before it is not judged by it.
  assert.deepEqual(await told(2020), []);
});

test('a post that fell vacant is told, and is no debt; the rate is of what should be done', async () => {
  const [line] = await list(office, 'duty=DNJD-01&unit=XZ1');
  assert.deepEqual([line.who, line.standing], ['王三', 'overdue']);
  const [empty] = await list(office, 'duty=DNJD-01&unit=XZ3');
  assert.deepEqual([empty.who, empty.standing], ['', 'vacant']);
});

test('every post sees the same truth: table, list, list of duties and the sum of its cells', async () => {
  for (const kind of [
    'committee_office',
    'township_clerk',
    'village_clerk',
    'secretary',
    'leader',
    'unit_clerk',
  ]) {
    const visitor = await service.as(kind);
    const all = await list(visitor, '');
    const table = (await visitor.ask('GET', 'duties/2021/table')).json;
    const cells = table.rows.flatMap((row: Json) => row.cells);
    const summed = (standing: string): number =>
      cells.reduce((sum: number, cell: Json) => sum + cell[standing], 0);
    const duties = (await visitor.ask('GET', 'duties/2021/list')).json;
    for (const standing of ['answered', 'late', 'due', 'overdue', 'none', 'not_due', 'excused', 'vacant']) {
      const listed = await list(visitor, `standing=${standing}`);
      assert.equal(listed.length, summed(standing), `${kind} ${standing}`);
      assert.equal(
        listed.length,
        duties.items.reduce((sum: number, item: Json) => sum + item.counts[standing], 0),
        `${kind} ${standing}`,
      );
      assert.equal(table.whole[standing], listed.length);
    }
    assert.equal(
      all.length,
      duties.items.reduce((sum: number, item: Json) => sum + item.expected, 0),
    );
    assert.ok(table.whole.rate === null || table.whole.rate <= 100);
  }
});

test('a village clerk sees his village alone, a masked leader nobody’s own duties', async () => {
  const mine = await list(village, '');
  assert.deepEqual([...new Set(mine.map(({ unit }) => unit))], ['C1']);
  assert.equal(
    (await village.ask('GET', 'duties/2021/occurrence?duty=CWH-02&unit=C2&period=2021-Q1')).json.code,
    'DUTY-OCCURRENCE',
  );
  const leader = await service.as('leader');
  assert.deepEqual(
    (await list(leader, '')).filter(({ bearer }) => bearer !== ''),
    [],
  );
  assert.ok((await list(office, 'duty=ZTZR-09')).every(({ bearer }) => bearer !== ''));
  for (const kind of ['system_administrator', 'audit_administrator', 'liaison']) {
    const { status, json } = await (await service.as(kind)).ask('GET', 'duties/2021/occurrences');
    assert.ok(status === 404 || json.total === 0, kind);
  }
});

test('what is behind an occurrence: the clause without an unverified number, the row with its times, facts and no verdicts', async () => {
  const { json } = await office.ask('GET', 'duties/2021/occurrence?duty=ZTZR-03&unit=XZ1&period=2021-H2');
  assert.deepEqual([json.clause.article, json.clause.verified, json.clause.version], [null, false, '2020年']);
  const [row] = json.rows;
  assert.deepEqual(
    [json.rows.length, row.ledger, row.happenedOn, row.recordedOn],
    [1, 'meeting_agenda_item', '2021-09-05', '2022-01-08'],
  );
  assert.ok(json.signals.some(({ kind }: Json) => kind === 'entered_late'));
  const merged = (await office.ask('GET', 'duties/2021/occurrence?duty=ZTZR-03&unit=XZ3&period=2021-H2'))
    .json;
  assert.deepEqual(
    merged.rows.map(({ happenedOn }: Json) => happenedOn),
    ['2021-07-05'],
  );
});

test('a unit confirms what no ledger tells, explains what it did not do; what a ledger answers it cannot confirm', async () => {
  const say = (visitor: Visitor, body: Json) =>
    visitor.ask('POST', 'duties/2021/statements', { body: { bearer: '', ...body } });
  const asked = { duty: 'ZTZR-07', unit: 'XZ1', period: '2021', kind: 'done', words: '' };
  assert.equal((await say(clerk, { ...asked, doneOn: '2022-01-09' })).status, 204);
  assert.deepEqual(brief(await list(clerk, 'duty=ZTZR-07&unit=XZ1')), ['XZ1 2021 0 answered']);
  assert.equal((await say(clerk, { ...asked, doneOn: '2022-06-09' })).json.code, 'DUTY-DAY');
  assert.equal((await say(clerk, { ...asked, kind: 'withdrawn', words: '填错单位' })).status, 204);
  assert.deepEqual(brief(await list(clerk, 'duty=ZTZR-07&unit=XZ1')), ['XZ1 2021 0 due']);
  const byLedger = { duty: 'YSXT-01', unit: 'XZ1', period: '2021-H2' };
  const refused = await say(clerk, { ...byLedger, kind: 'done', doneOn: '2021-09-01', words: '' });
  assert.equal(refused.json.code, 'DUTY-BY-LEDGER');
  assert.match(refused.json.detail, /台账记录回答/u);
  assert.equal((await say(clerk, { ...byLedger, kind: 'none', words: '因换届推迟到次年一月' })).status, 204);
  assert.deepEqual(brief(await list(clerk, 'duty=YSXT-01&unit=XZ1')), [
    'XZ1 2021-H1 1 answered',
    'XZ1 2021-H2 0 none',
  ]);
  // Nobody excuses himself, and nobody speaks for a unit that he does not write for.
  assert.equal((await say(clerk, { ...byLedger, kind: 'excused', words: '试' })).json.code, 'DUTY-EXCUSE');
  assert.equal((await say(village, { ...byLedger, kind: 'none', words: '试' })).json.code, 'DUTY-OCCURRENCE');
  assert.equal(
    (await say(office, { ...byLedger, kind: 'excused', words: '合并期间，经市委同意' })).status,
    204,
  );
  assert.deepEqual(brief(await list(clerk, 'duty=YSXT-01&unit=XZ1')).at(-1), 'XZ1 2021-H2 0 excused');
  const { json } = await clerk.ask('GET', 'duties/2021/occurrence?duty=YSXT-01&unit=XZ1&period=2021-H2');
  assert.deepEqual(
    json.statements.map(({ kind }: Json) => kind),
    ['excused', 'none'],
  );
  const audit = await service.as('audit_administrator');
  const entries = (await audit.ask('GET', 'audit?type=duty.stated')).json.items;
  assert.match(entries[0].words, /下半年“清溪镇”的责任“.*”（YSXT-01）：免除/u);
});

test('a row that is accepted later answers by itself, a voided one no more; nobody asks for a recount', async () => {
  const before = brief(await list(office, 'duty=CWH-02&unit=C1'));
  assert.deepEqual(before, [
    'C1 2021-Q1 1 answered',
    'C1 2021-Q2 1 answered',
    'C1 2021-Q3 0 overdue',
    'C1 2021-Q4 0 overdue',
  ]);
  const file = join(service.context.dataDir, '补.xlsx');
  writeFileSync(
    file,
    aWorkbook([
      {
        name: '村务公开台账',
        rows: [
          ['村（社区）', '公开事项', '公布日期', '记录状态', '作废原因', '录入日期'],
          ['清溪村', '一般事项', '2021-08-20', '已审定', null, '2021-08-20'],
          ['清溪村', '财务收支', '2021-04-20', '已作废', '重复登记', '2021-04-20'],
        ],
      },
    ]),
  );
  assert.deepEqual((await service.city.import([file])).errors, []);
  const table = (await village.ask('GET', 'duties/2021/table')).json;
  const cell = table.rows[0].cells.find(({ duty }: Json) => duty === 'CWH-02');
  assert.deepEqual([cell.answered, cell.overdue], [2, 2]);
  assert.deepEqual(brief(await list(village, 'duty=CWH-02')), [
    'C1 2021-Q1 1 answered',
    'C1 2021-Q2 0 overdue',
    'C1 2021-Q3 1 answered',
    'C1 2021-Q4 0 overdue',
  ]);
});

test('the list is adjusted with a reason, approved, dispatched and acknowledged; an adjustment needs a new approval', async () => {
  const read = async (visitor: Visitor) => (await visitor.ask('GET', 'duties/2021/list')).json;
  const set = (duty: string, body: Json) =>
    office.ask('PUT', `duties/2021/list/${duty}`, {
      body: { on: true, least: null, dueOn: null, reason: '市委要求', ...body },
    });
  const advance = (to: string) => office.ask('POST', 'duties/2021/list/advance', { body: { to, note: '' } });
  const list0 = await read(office);
  assert.deepEqual([list0.state, list0.items.length], ['draft', 181]);
  assert.ok(list0.items.every(({ article, verified }: Json) => article === null || verified));
  for (const { id, generates, unasked } of list0.items) assert.equal(generates, unasked === null, id);
  assert.deepEqual(list0.items.find(({ id }: Json) => id === 'ZTZR-01').unasked, {
    as: 'principle',
    reason: '规定适用于谁，没有须办的事；各项责任的承担主体据此写明',
  });
  const unsure = list0.items.filter(({ confidence }: Json) => confidence === 'recalled-unsure');
  assert.deepEqual([unsure.length, unsure.filter(({ on }: Json) => on).length], [6, 0]);
  assert.equal((await advance('dispatched')).json.code, 'DUTY-LIST');
  assert.equal((await set('ZTZR-03', { least: 2 })).status, 204);
  assert.deepEqual(brief(await list(office, 'duty=ZTZR-03&unit=XZ1')), [
    'XZ1 2021-H1 1 overdue',
    'XZ1 2021-H2 1 overdue',
  ]);
  assert.equal((await set('DZZC-02', { least: 1 })).json.code, 'DUTY-ITEM');
  const refused = await set('ZTZR-01', {});
  assert.equal(refused.json.code, 'DUTY-ITEM');
  assert.match(refused.text, /没有须办的事/u);
  assert.equal((await set('ZTZR-03', { least: null })).status, 204);
  assert.equal((await set('GBXB-07', { on: false, reason: '本年由省里组织' })).status, 204);
  assert.deepEqual(await list(office, 'duty=GBXB-07'), []);
  assert.equal((await advance('approved')).status, 204);
  assert.equal((await advance('dispatched')).status, 204);
  const township = await read(clerk);
  assert.deepEqual(
    [township.state, township.version, township.may],
    ['dispatched', 1, { keep: false, acknowledge: true }],
  );
  const receipt = () => clerk.ask('POST', 'duties/2021/list/acknowledge', { body: {} });
  assert.equal((await receipt()).status, 204);
  assert.deepEqual(
    (await read(office)).acknowledged.map(({ unit }: Json) => unit),
    ['XZ1'],
  );
  assert.equal((await set('ZTZR-06', { dueOn: '02-28' })).status, 204);
  assert.deepEqual([(await read(clerk)).state, (await receipt()).json.code], ['draft', 'DUTY-LIST']);
  assert.equal(
    (
      await clerk.ask('PUT', 'duties/2021/list/ZTZR-06', {
        body: { on: false, least: null, dueOn: null, reason: '试' },
      })
    ).status,
    403,
  );
});

test('what a duty costs is known before it is dispatched', async () => {
  const cost = async (duty: string) => (await office.ask('GET', `duties/2021/cost/${duty}`)).json;
  const asked = await cost('XXGK-03');
  assert.deepEqual([asked.units, asked.times, asked.fields, asked.total], [2, 1, 1, 2]);
  const free = await cost('ZTZR-03');
  assert.deepEqual([free.fields, free.total, free.answeredBy[0].ledger], [0, 0, 'meeting_agenda_item']);
});

test('a record tells which duties it answers: those whose conditions it meets', async () => {
  const rows = (await clerk.ask('GET', 'ledgers/meeting_agenda_item/rows?limit=50')).json.items;
  const of = async (title: string, on: string): Promise<string[]> => {
    const row = rows.find(({ values }: Json) => values.title === title && values.held_on === on);
    const { json } = await clerk.ask('GET', `ledgers/meeting_agenda_item/rows/${row.id}/uses`);
    return json.duties.map(({ id }: Json) => id);
  };
  assert.deepEqual(await of('研究全面从严治党', '2021-03-05'), ['ZTZR-03', 'YSXT-01']);
  assert.deepEqual(await of('研究全面从严治党', '2021-09-05'), ['ZTZR-03']);
  assert.deepEqual(await of('研究党建', '2021-03-05'), []);
});

test('many who look at once after a change see one truth, and years that nobody works on have no duties', async () => {
  const file = join(service.context.dataDir, '又补.xlsx');
  writeFileSync(
    file,
    aWorkbook([
      {
        name: '村务公开台账',
        rows: [
          ['村（社区）', '公开事项', '公布日期', '记录状态', '录入日期'],
          ['上河村', '一般事项', '2021-08-20', '已审定', '2021-08-20'],
        ],
      },
    ]),
  );
  assert.deepEqual((await service.city.import([file])).errors, []);
  const looks = await Promise.all(
    Array.from({ length: 12 }, (_, at) => list(at % 2 === 0 ? office : clerk, 'duty=CWH-02&unit=C2')),
  );
  for (const lines of looks) assert.deepEqual(brief(lines), brief(looks[0] ?? []));
  assert.equal(brief(looks[0] ?? [])[2], 'C2 2021-Q3 1 answered');
  assert.deepEqual(await list(office, '', 2060), []);
  assert.ok((await list(office, '', 2023)).length > 0);
});
