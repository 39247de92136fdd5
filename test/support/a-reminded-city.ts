import { reminderMeans } from '#kernel/notify/index.ts';
import assert from 'node:assert/strict';
import { type RemindersSent, sendReminders } from '#stages/duties/index.ts';
import { setItem } from '#stages/duties/operations/set-item.ts';
import type { AccountOutcome } from '#stages/duties/operations/remind/remind-account.ts';
import type { Pack } from '#model/pack/types.ts';
import { units } from '../builders/small-city.ts';
import { NOW, type TestCity } from './a-city.ts';
import { TESTER } from './actors.ts';
import { seat, type Seated } from './a-desk.ts';
import type { stories } from './stories.ts';

/** 清溪镇 with 清溪村 and 东岭村: what they left undone in 2021 is ten days late at the hour of the tests, a Monday's 16:00. */
const TOWN = ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'] as const;
const VILLAGE = ['C1', '清溪村', null, '村', 'XZ1'] as const;
const OTHER = ['C2', '东岭村', null, '村', 'XZ1'] as const;
const PEOPLE = {
  name: '人员',
  rows: [
    ['人员编号', '姓名', '单位', '职务', '角色', '任职日期'],
    ['P1', '王一', '江河市委', '副书记', '市级党政班子成员', '2020-01-01'],
  ],
};

export interface RemindedCity {
  readonly city: TestCity;
  readonly seats: Readonly<Record<'village' | 'town' | 'reviewer' | 'office', Seated>>;
  /** Reminds, at the hour of the tests unless said. */
  readonly remind: (options?: RemindOptions) => Promise<RemindersSent>;
}

interface RemindOptions {
  readonly at?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly pack?: Pack;
  readonly dryRun?: boolean;
}

/** A city with a clerk in one of two villages, a clerk and a reviewer of the township, and the committee's office. */
export async function aRemindedCity({
  aCity,
  book,
}: Pick<Awaited<ReturnType<typeof stories>>, 'aCity' | 'book'>): Promise<RemindedCity> {
  const city = await aCity();
  const { errors } = await city.import([book(units(TOWN, VILLAGE, OTHER), PEOPLE)]);
  assert.deepEqual(errors, []);
  const { db, pack, scope } = city;
  // What is told here is told of one duty of the village: its yearly one is left out of the list.
  const act = { scope, actor: TESTER, now: NOW };
  const out = { duty: 'NDBG-02', on: false, least: null, dueOn: null, reason: '只看村务公开' };
  for (const year of [2021, 2022]) await setItem(db, act, pack, { year, ...out });
  const seats = {
    village: await seat(city, 'village_clerk', 'C1'),
    town: await seat(city, 'township_clerk', 'XZ1'),
    reviewer: await seat(city, 'township_reviewer', 'XZ1'),
    office: await seat(city, 'committee_office', 'U1'),
  };
  const remind: RemindedCity['remind'] = ({ at, env = {}, pack: other, dryRun = false } = {}) =>
    sendReminders({
      db,
      pack: other ?? pack,
      region: { id: scope.region, name: '江河市' },
      means: reminderMeans(env, 'https://mingze.example'),
      actor: TESTER,
      now: at === undefined ? NOW : new Date(`${at}+08:00`),
      dryRun,
    });
  return { city, seats, remind };
}

/** Which lines an account has been told: level, unit, duty and period. */
export async function linesOf(
  { city }: RemindedCity,
  { account }: Seated,
  channel = 'desk',
): Promise<readonly string[]> {
  const rows = await city.query(
    `select level || ' ' || unit || ' ' || duty || ' ' || period as line from duties.reminded
     where account_id = $1 and channel = $2 order by 1`,
    [account, channel],
  );
  return rows.map(({ line }) => String(line));
}

/** How the digests of a run ended: way and state, by account, of those that had any. */
export function statesOf({ accounts }: RemindersSent): readonly string[] {
  return accounts.flatMap(({ outcomes }: AccountOutcome) =>
    outcomes.map(({ channel, state }) => `${channel} ${state}`),
  );
}
