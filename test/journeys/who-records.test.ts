// In a real database: for every ledger, every post tries to record a row of its own unit and one of a foreign unit. Who does
// the work, as the pack's files have it, may; everybody else is refused by the database. Sealed rows stay with their knowers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorOf } from '#engine/audit/actor.ts';
import type { Act } from '#engine/audit/with-change.ts';
import { rightsOf } from '#engine/access/rights-of.ts';
import { countRows } from '#engine/records/listing/total-rows.ts';
import { EVERY_ROW } from '#engine/records/listing/row-query.ts';
import { loadUnits } from '#engine/records/names.ts';
import { tableOf } from '#engine/records/table.ts';
import { unitPaths } from '#engine/records/unit-paths.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { type Rights, withScope } from '#kernel/db/index.ts';
import type { LedgerAction } from '#model/access/types.ts';
import type { Field } from '#model/field.ts';
import { usccAt } from '#model/uscc-at.ts';
import type { Ledger } from '#model/pack/types.ts';
import { saveRow } from '#stages/ledgers/operations/save-row.ts';
import { unitLedgers } from '../builders/access-oracle.ts';
import { units } from '../builders/small-city.ts';
import { writtenHands } from '../builders/who-works.ts';
import { NOW } from '../support/a-city.ts';
import { stories } from '../support/stories.ts';

const { aSmallCity, book } = await stories();
const city = await aSmallCity();
const { db, pack, scope } = city;
const UNITS = [
  ['ZZ', '江河市委组织部', null, '市直机关', 'U1'],
  ['XC', '江河市委巡察办', null, '市直机关', 'U1'],
  ['JW', '江河市纪委监委', null, '市纪委监委', 'U1'],
  ['XZ1', '清溪镇', null, '乡镇', 'U1'],
  ['C1', '柳树村', null, '村', 'XZ1'],
] as const;
assert.deepEqual((await city.import([book(units(...UNITS))])).errors, []);
const known = await withScope(db, scope, (client) => loadUnits(client, scope.region));
const { paths } = unitPaths(known);
const hands = writtenHands();

/** Where each post is held; the others at the committee. */
const SEATS: Readonly<Record<string, string>> = {
  village_clerk: 'C1',
  observer: 'C1',
  unit_clerk: 'U2',
  unit_reviewer: 'U2',
  liaison: 'U2',
  township_clerk: 'XZ1',
  township_reviewer: 'XZ1',
  organisation_department: 'ZZ',
  discipline_case_keeper: 'JW',
  discipline_clerk: 'JW',
  inspection_office: 'XC',
};
const FOREIGN = 'U3';
const seatOf = (post: string): string => SEATS[post] ?? 'U1';

function acting(kind: string, action: LedgerAction): Act {
  const unit = seatOf(kind);
  const who = { appointment: `post-${kind}`, account: `account-${kind}`, kind, unit, named: [] };
  return {
    scope: { ...scope, rights: rightsOf(pack.access, who, action, paths) },
    actor: actorOf(kind, 'web'),
    now: NOW,
  };
}

/** The key of the row of a unit that rows of other ledgers cite. */
const citedOf = (unit: string): string => `被引用的${unit}`;

/** A text that the field's input takes. */
function filled({ type, choices }: Field, key: string, cited: string): string | null {
  switch (type) {
    case 'unit':
    case 'units':
      return 'U3';
    case 'person':
    case 'persons':
      return 'P3';
    case 'date':
      return '2021-03-05';
    case 'datetime':
      return '2021-03-05 09:00';
    case 'month':
      return '2021-03';
    case 'year':
      return '2021';
    case 'integer':
    case 'decimal':
    case 'percent':
    case 'money_fen':
      return '1';
    case 'boolean':
      return '是';
    case 'choice':
    case 'choices':
      return choices[0]?.label ?? null;
    case 'uscc':
      return usccAt(1);
    case 'ledger_ref':
      return cited;
    default:
      return key;
  }
}

const save = (act: Act, ledger: Ledger, unit: string, key: string, cited: string) =>
  saveRow({
    db,
    pack,
    ledger,
    values: {
      ...Object.fromEntries(
        ledger.fields
          .filter((field) => field.required || ledger.identity.includes(field))
          .map((field) => [field.id, filled(field, key, cited)]),
      ),
      [ledger.owner?.id ?? '']: unit,
    },
    status: 'draft',
    known: null,
    reason: null,
    ...act,
  });

// What other ledgers cite is there before, in their order: everybody cites a row of his own unit, the liaison his own.
const everything: Act = { scope, actor: actorOf('测试', 'job'), now: NOW };
const CITED = [
  'policy_document',
  'term_election',
  'inspection_rectification_item',
  'leading_group',
  'cadre_appointment',
  'discipline_case',
  'inspection_round',
];
for (const unit of new Set(['U1', ...Object.values(SEATS)]))
  for (const id of CITED) {
    const ownRows = unit === seatOf('liaison') && 'liaison' in (hands.get(id)?.record ?? {});
    const act = ownRows ? acting('liaison', 'write') : everything;
    await save(act, pack.ledgers.get(id) ?? assert.fail(id), unit, citedOf(unit), '');
  }

/**
 * Records a draft, and takes it away again for the next; answers whether it was there. A refusal for any other reason than
 * that it is not the post's work is a fault of the test.
 */
async function records(act: Act, ledger: Ledger, unit: string, cited: string): Promise<boolean> {
  try {
    const { id } = await save(act, ledger, unit, '试登记', cited);
    const gone = await db.owner.query(`delete from ${tableOf(ledger)} where region_id = $1 and row_id = $2`, [
      scope.region,
      id,
    ]);
    assert.equal(gone.rowCount, 1);
    return true;
  } catch (error) {
    // Posts that see no persons are given no table that writing needs.
    const said = isMingzeError(error)
      ? `${ledger.id} ${unit} ${error.code} ${JSON.stringify(error.details)}`
      : String(error);
    assert.match(said, /不在您的管辖范围内|不由您的岗位登记|permission denied for table row_history/u);
    return false;
  }
}

const posts = [...pack.access.posts.keys()];
/** Who records a row of his own unit, and who one of a foreign unit. */
async function whoRecords(ledger: Ledger): Promise<{ own: readonly string[]; foreign: readonly string[] }> {
  const [own, foreign]: [string[], string[]] = [[], []];
  for (const post of posts) {
    const [act, cited] = [acting(post, 'write'), citedOf(seatOf(post))];
    if (await records(act, ledger, seatOf(post), cited)) own.push(post);
    if (await records(act, ledger, FOREIGN, cited)) foreign.push(post);
  }
  return { own, foreign };
}

/** The same, as the pack's files have it. A liaison is held to his own rows, whatever their unit. */
function whoShould(ledger: Ledger): { own: readonly string[]; foreign: readonly string[] } {
  const { record } = hands.get(ledger.id) ?? assert.fail(ledger.id);
  const wide = (post: string): boolean => ['whole_region', 'own_rows'].includes(record[post] ?? '');
  return { own: posts.filter((post) => post in record), foreign: posts.filter(wide) };
}

for (const ledger of unitLedgers(pack))
  test(`${ledger.id}: exactly those who do the work record a row`, async () => {
    const should = whoShould(ledger);
    assert.ok(should.own.length > 0 && should.own.length < posts.length, 'one who may and one who may not');
    assert.deepEqual(await whoRecords(ledger), should);
  });

test('the database is what refuses: with a right too many the row is there, and the comparison fails', async () => {
  const ledger = pack.ledgers.get('holiday_integrity_notice') ?? assert.fail();
  const act = acting('village_clerk', 'write');
  assert.equal(await records(act, ledger, 'C1', ''), false);
  const rights = act.scope.rights ?? assert.fail();
  const at = pack.access.classOf.get(ledger.id)?.index ?? assert.fail();
  const wrong = pack.access.classOf.get('lecture_event')?.index ?? assert.fail();
  const classes = rights.classes.map((one, index) => (index === at ? (rights.classes[wrong] ?? one) : one));
  const widened: Rights = { ...rights, classes };
  assert.equal(await records({ ...act, scope: { ...act.scope, rights: widened } }, ledger, 'C1', ''), true);
  assert.ok(!whoShould(ledger).own.includes('village_clerk'));
});

test('who records in a sealed ledger sees his own row and no other', async () => {
  const seen = (post: string, ledger: Ledger): Promise<number> =>
    countRows(db, acting(post, 'read'), ledger, EVERY_ROW);
  for (const [id, who] of [
    ['interference_record', ['village_clerk', 'unit_clerk', 'township_clerk', 'committee_office']],
    ['heart_to_heart_talk', ['unit_clerk', 'township_clerk', 'committee_office']],
    ['recusal_record', ['inspection_office', 'organisation_department', 'township_clerk']],
  ] as const) {
    const ledger = pack.ledgers.get(id) ?? assert.fail(id);
    for (const [at, post] of who.entries()) {
      assert.equal(await seen(post, ledger), 0, `${post} ${id}`);
      await save(acting(post, 'write'), ledger, seatOf(post), `封${at}`, '');
      assert.equal(await seen(post, ledger), 1, `${post} ${id}`);
    }
    assert.equal(await seen('discipline_case_keeper', ledger), who.length, id);
  }
});
