// Every page of duties and of supervision, for posts that see one unit, some, all, and no persons.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { aWorkspace } from '../support/a-workspace.ts';
import { openWell } from '../support/opens-well.ts';

const workspace = await aWorkspace(1500, { now: () => new Date('2026-01-12T02:00:00Z') });
after(() => workspace.close());
after(() => assert.deepEqual(workspace.service.surprises, []));

const YEAR = '2025';
const DUTIES = [
  `/duties?year=${YEAR}`,
  `/duties/mine?year=${YEAR}&month=03`,
  `/duties/occurrences?year=${YEAR}`,
  `/duties/wall?year=${YEAR}`,
  `/duties/list?year=${YEAR}`,
  `/duties/burden?year=${YEAR}`,
  `/duties/ledgers?year=${YEAR}`,
];
const PAGES: Readonly<Record<string, readonly string[]>> = {
  village_clerk: DUTIES,
  township_reviewer: [...DUTIES, '/ledgers/supervision_order'],
  leader: DUTIES.slice(0, 4),
  committee_office: [
    ...DUTIES,
    `/duties/list?year=${YEAR}&which=all&item=ZTZR-03`,
    `/supervision/orders/new?year=${YEAR}`,
    '/ledgers/supervision_order',
    '/supervision/tasks/new',
  ],
};

for (const [kind, pages] of Object.entries(PAGES))
  test(`every page of duties opens for ${kind}, is accessible, and fits a telephone`, async () => {
    await openWell(workspace, kind, pages);
  });
