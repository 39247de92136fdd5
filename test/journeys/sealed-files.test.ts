// Files of a sealed ledger: for who knows the row, and never without the log.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideDisclosure, requestDisclosure } from '#engine/access/operations/disclosure.ts';
import { attachFile, listFiles, readFile, receiveFile } from '#engine/files/index.ts';
import type { FilesContext } from '#engine/files/context.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { putRows } from '../builders/put-rows.ts';
import { units } from '../builders/small-city.ts';
import { NOW } from '../support/a-city.ts';
import { aStore, pieces, principalOf, seat, type Seated } from '../support/a-desk.ts';
import { stories } from '../support/stories.ts';

const { directory, aCity, book } = await stories();
const city = await aCity();
const { db, pack, scope } = city;
const commission = ['JW', '江河市纪委监委', '市纪委', '市纪委监委', 'U1'] as const;
const imported = await city.import([book(units(commission))]);
assert.deepEqual(imported.errors, []);
const ledger: Ledger = pack.ledgers.get('discipline_case') ?? assert.fail();
const key = ledger.identity[0]?.id ?? assert.fail();
const tree = [
  { code: 'U1', parent: null },
  { code: 'JW', parent: 'U1' },
];
const values = { [key]: 'AJ-1', [ledger.owner?.id ?? '']: 'JW' };
await putRows(db, ledger, [{ status: 'accepted', values }], tree, scope.region);
const [row] = await city.query('select row_id from ledger.discipline_case');
const place = { ledger, row: String(row?.['row_id']) };
const files = aStore(directory, 'store');
const keeper = await seat(city, 'discipline_case_keeper', 'JW');
const clerk = await seat(city, 'discipline_clerk', 'JW');
const as = async (who: Seated): Promise<FilesContext> => ({
  db,
  files,
  pack,
  principal: await principalOf(city, who),
  now: NOW,
});
const gone = (error: unknown): boolean => isMingzeError(error, 'FILE-GONE');
const entries = async (type: string): Promise<number> =>
  (await city.query('select seq from audit.entries where type = $1', [type])).length;

test('a file of a sealed row is for who knows the row; letting somebody in shows it to him; every look is in the log', async () => {
  const got = await receiveFile(await as(keeper), {
    name: '笔录.txt',
    purpose: 'attachment',
    data: pieces(Buffer.from('谈话笔录')),
  });
  const { id } = await attachFile(await as(keeper), place, got);
  assert.deepEqual(await listFiles(await as(clerk), place), []);
  await assert.rejects(readFile(await as(clerk), place, id), gone);
  assert.equal(await entries('file.read'), 0, 'who got nothing has read nothing');
  const act = async (who: Seated) => ({ scope, actor: (await principalOf(city, who)).actor, now: NOW });
  const request = await requestDisclosure(
    db,
    { act: await act(clerk), principal: await principalOf(city, clerk) },
    { ledger, key: 'AJ-1', reason: '承办此案' },
  );
  await decideDisclosure(
    db,
    { act: await act(keeper), principal: await principalOf(city, keeper), pack },
    { id: request, allowed: true, reason: '准许' },
  );
  const looks = await entries('row.read_sealed');
  assert.equal((await listFiles(await as(clerk), place)).length, 1);
  assert.equal(await entries('row.read_sealed'), looks + 1);
  assert.equal((await readFile(await as(clerk), place, id)).name, '笔录.txt');
  const [entry] = await city.query(`select account, payload from audit.entries where type = 'file.read'`);
  assert.equal(entry?.['account'], clerk.account);
  assert.match(String(entry?.['payload']), /AJ-1/);
});
