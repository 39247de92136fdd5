// What a page may cost, counted and never timed: bytes of the first page, requests of each, calls of the database for
// each request, and that these do not grow with the rows.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Client } from 'pg';
import { aWorkspace } from '../support/a-workspace.ts';
import { settled } from '../support/settled.ts';

const workspace = await aWorkspace();
after(() => workspace.close());

const FIRST_PAGE = 400 * 1024;
const YEAR = '2025';

test('the first page brings at most 400 kB over the line', async () => {
  const { page } = await workspace.openSignedOut('/me');
  await page.getByLabel('用户名').waitFor();
  await page.close();
  const { page: desk } = await workspace.open('village_clerk', '/me');
  // In a window of its own, whose cache knows nothing yet.
  const session = await desk.context().newCDPSession(desk);
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await desk.goto(`${workspace.origin}/`);
  await settled(desk);
  assert.ok(bytes > 50_000, `only ${bytes} bytes were seen`);
  assert.ok(bytes <= FIRST_PAGE, `${bytes} bytes`);
});

/** How often each page may ask the service; the frame asks twice on each. */
const REQUESTS: Readonly<Record<string, number>> = {
  '/': 3,
  [`/overview?year=${YEAR}`]: 3,
  [`/ledgers?year=${YEAR}`]: 4,
  [`/ledgers/public_suggestion?year=${YEAR}`]: 7,
  '/ledgers/public_suggestion/new': 5,
  '/search?q=社区': 3,
  [`/duties?year=${YEAR}`]: 3,
  [`/duties/mine?year=${YEAR}&month=03`]: 3,
  [`/duties/occurrences?year=${YEAR}`]: 3,
  [`/duties/list?year=${YEAR}`]: 3,
  [`/duties/burden?year=${YEAR}`]: 3,
};

test('no page asks the service more often than it has parts', async () => {
  for (const [path, most] of Object.entries(REQUESTS)) {
    const { page } = await workspace.open('township_clerk', '/me');
    await settled(page);
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/api/')) asked.push(pathname);
    });
    await page.goto(`${workspace.origin}${path}`);
    await settled(page);
    assert.ok(asked.length > 0 && asked.length <= most, `${path}: ${asked.join(', ')}`);
    await page.close();
  }
});

type Query = (this: Client, ...given: unknown[]) => unknown;

/** Counts the calls that one request waits for in the database, one after another; a commit of what only read is not waited for. */
async function calls(work: () => Promise<unknown>): Promise<number> {
  const methods = Client.prototype as unknown as { query: Query };
  const { query } = methods;
  let count = 0;
  methods.query = function counted(this: Client, ...given: unknown[]) {
    if (given[0] !== 'commit') count += 1;
    return query.apply(this, given);
  };
  try {
    await work();
  } finally {
    methods.query = query;
  }
  return count;
}

/** So many calls a request may wait for, signing in again and opening its scopes included. */
const MOST_CALLS = 10;
/** These ask several questions at once, so that fewer are in a row than are counted. */
const AT_ONCE: Readonly<Record<string, number>> = {
  desk: 22,
  [`duties/${YEAR}/mine/03`]: 18,
  [`overview?year=${YEAR}`]: 12,
  'search?q=%E7%A4%BE%E5%8C%BA': 15,
};
const READ = [
  'session',
  ...Object.keys(AT_ONCE),
  'ledgers',
  'ledgers/public_suggestion',
  'ledgers/public_suggestion/views',
  'ledgers/public_suggestion/rows?limit=100',
  'ledgers/public_suggestion/rows/count',
  'ledgers/public_suggestion/rows/totals',
  `duties/${YEAR}/table`,
  `duties/${YEAR}/occurrences`,
  `duties/${YEAR}/list`,
  `duties/${YEAR}/burden`,
];

test('what a request asks of the database does not grow with the rows', async () => {
  const clerk = await workspace.service.as('committee_office');
  const rows = await clerk.ask('GET', 'ledgers/public_suggestion/rows?limit=1');
  const row = `ledgers/public_suggestion/rows/${rows.json.items[0].id}`;
  for (const path of [...READ, row, `${row}/history`, `${row}/uses`, `${row}/files`]) {
    const made = await calls(() => clerk.ask('GET', path));
    assert.ok(
      made > 0 && made <= (AT_ONCE[path] ?? (path.endsWith('/uses') ? 15 : MOST_CALLS)),
      `${path}: ${made} calls`,
    );
  }
  const few = await calls(() => clerk.ask('GET', 'ledgers/supervision_check/rows?limit=1'));
  const many = await calls(() => clerk.ask('GET', 'ledgers/supervision_check/rows?limit=500'));
  assert.equal(many, few);
});
