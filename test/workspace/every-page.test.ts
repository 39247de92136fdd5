// Every page for every demo post: it opens without a fault, has no serious violation of accessibility on the office's
// screen and on a telephone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aWorkspace, type Workspace } from '../support/a-workspace.ts';
import { openWell } from '../support/opens-well.ts';

const workspace: Workspace = await aWorkspace();
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const YEAR = '2025';
const WORKING = [
  `/overview?year=${YEAR}`,
  `/ledgers?year=${YEAR}`,
  `/ledgers/public_suggestion?year=${YEAR}`,
  `/supervision?year=${YEAR}`,
  '/search?q=社区',
  `/calendar?year=${YEAR}`,
  '/jobs',
  '/me',
  '/reminders',
];
/** What else a kind of post opens. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  village_clerk: [
    '/',
    '/disclosures',
    '/ledgers/public_suggestion/new',
    '/ledgers/public_suggestion/import',
    ...WORKING,
  ],
  township_reviewer: ['/', `/reports/numbers?year=${YEAR}&by=village`, ...WORKING],
  committee_office: [
    '/',
    '/organisation',
    '/organisation?on=2025-06-01&unit=SW001',
    '/definitions',
    '/definitions?part=numbers',
    '/definitions?part=duties&find=述责',
    '/definitions?part=choices',
    '/definitions/propose',
    '/definitions/propose?kind=indicator',
    '/import',
    `/first-steps?year=${YEAR}`,
    `/calendar?year=${YEAR}`,
    '/calendar?year=2027',
    `/calendar?year=${YEAR}&day=2025-10-01`,
    `/reports/annual/${YEAR}/text`,
    `/reports/annual/${YEAR}/text?view=source`,
    `/reports/annual/${YEAR}/learn`,
    '/reports',
    `/reports/numbers?year=${YEAR}`,
    `/reports/numbers?year=${YEAR}&by=township&by=subdistrict`,
    `/reports/annual/${YEAR}`,
    `/accountability?year=${YEAR}`,
    '/duties',
    '/assessment',
    '/no-such-page',
  ],
  organisation_department: ['/', `/overview?year=${YEAR}`, '/reports'],
  discipline_case_keeper: [
    '/',
    `/overview?year=${YEAR}`,
    '/search?q=AJ-',
    '/disclosures',
    `/ledgers/discipline_case?year=${YEAR}`,
    `/accountability?year=${YEAR}`,
  ],
  leader: ['/', `/overview?year=${YEAR}`, `/reports/annual/${YEAR}`],
  inspection_office: ['/', '/reports', `/reports/annual/${YEAR}`],
  secretary: [
    '/',
    '/reports',
    `/reports/annual/${YEAR}?slot=S12`,
    `/reports/annual/${YEAR}/facts/S12`,
    `/reports/annual/${YEAR}/sign`,
  ],
  system_administrator: [
    `/first-steps?year=${YEAR}`,
    '/accounts',
    '/reminder-channels',
    '/reminders',
    '/me',
    '/organisation',
    '/settings',
    '/proposals',
  ],
  security_administrator: ['/accounts', '/appointments', '/settings', '/proposals'],
  audit_administrator: ['/audit', '/proposals'],
};

/** A record as it is read and as it is amended; each of its own, or the second would be told of the first. */
async function record(kind: string): Promise<readonly string[]> {
  const visitor = await workspace.service.as(kind);
  const ledger = kind === 'discipline_case_keeper' ? 'discipline_case' : 'public_suggestion';
  const { json } = await visitor.ask('GET', `ledgers/${ledger}/rows?limit=2&where=row_status:eq:accepted`);
  const place = `/ledgers/${ledger}/rows/${json.items[kind === 'secretary' ? 1 : 0].id}`;
  return [`${place}?year=${YEAR}`, `${place}?edit=1`];
}
const WITH_RECORD: ReadonlySet<string> = new Set(['committee_office', 'discipline_case_keeper', 'secretary']);

for (const [kind, pages] of Object.entries(PAGES))
  test(`every page of ${kind} opens, is accessible, and fits a telephone`, async () => {
    const paths = WITH_RECORD.has(kind) ? [...pages, ...(await record(kind))] : pages;
    await openWell(workspace, kind, paths);
  });
