// With a database that is far away no page waits long: the calls that follow one another are counted.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { callsInARow } from '../support/calls-in-a-row.ts';
import { aWorkspace } from '../support/a-workspace.ts';
import { goTo } from '../support/crawler.ts';
import { settled } from '../support/settled.ts';

const workspace = await aWorkspace();
after(() => workspace.close());

const YEAR = '2025';
/** So many calls a page may wait for, one after another. */
const MOST_CALLS = 10;
/** A record with a course asks for more at once, which wait for one another's connections on a busy machine. */
const MOST_WITH_COURSE = 12;
const mostOf = (path: string): number => (path.includes('/finding/rows/') ? MOST_WITH_COURSE : MOST_CALLS);
const DISTANT = [
  '/',
  `/ledgers?year=${YEAR}`,
  `/ledgers/public_suggestion?year=${YEAR}`,
  '/ledgers/public_suggestion/new',
  '/search?q=社区',
  `/overview?year=${YEAR}`,
  '/reports',
  `/reports/annual/${YEAR}`,
  `/reports/annual/${YEAR}/sign`,
  `/reports/annual/${YEAR}/text`,
  `/reports/annual/${YEAR}/learn`,
  '/organisation',
  `/calendar?year=${YEAR}`,
  '/definitions',
  '/jobs',
  '/me',
  `/duties?year=${YEAR}`,
  `/duties/mine?year=${YEAR}&month=03`,
  `/duties/occurrences?year=${YEAR}`,
  `/duties/wall?year=${YEAR}`,
  `/duties/list?year=${YEAR}`,
  `/duties/burden?year=${YEAR}`,
  `/supervision/orders/new?year=${YEAR}`,
  '/supervision/tasks/new',
];

test('with a database far away, no page waits for more than ten calls in a row', async () => {
  const office = await workspace.service.as('committee_office');
  // One that lives a course of work, and one that does not.
  const records: string[] = [];
  for (const ledger of ['public_suggestion', 'finding']) {
    const { json } = await office.ask('GET', `ledgers/${ledger}/rows?limit=1`);
    records.push(`/ledgers/${ledger}/rows/${json.items[0].id}?year=${YEAR}`);
  }
  const found: string[] = [];
  const { page } = await workspace.open('committee_office', '/');
  await settled(page);
  for (const path of [...DISTANT, ...records]) {
    // Once before, as a link opens it: connections that are opened for the first time are not the page's.
    await goTo(page, path);
    // Two that run at once may miss one another by a hair on a busy machine: the least of five is what the page needs.
    let made = Number.POSITIVE_INFINITY;
    for (let times = 0; times < 5 && made > mostOf(path); times += 1)
      made = Math.min(
        made,
        await callsInARow(async () => {
          await page.goto(`${workspace.origin}${path}`);
          await settled(page);
        }),
      );
    found.push(`${path}: ${made}`);
  }
  const slow = found.filter((line) => Number(line.split(': ')[1]) > mostOf(line));
  assert.deepEqual(slow, [], found.join('\n'));
});
