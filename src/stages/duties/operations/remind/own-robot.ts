import { type Act, withChange } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import { REMINDER_LEVELS } from '../../told-key.ts';
import { notifyErrors, type Robot, robotTarget, type Seal } from '#kernel/notify/index.ts';
import { reminderSettings } from './city-settings.ts';
import { forgetFault, type OwnReminders } from './own-settings.ts';

/**
 * Stores the robot of the user's group, address and key encrypted; null removes it.
 * @throws REMIND-ROBOT
 */
export async function setOwnRobot(
  db: Database,
  act: Act,
  {
    account,
    robot,
    seal,
  }: { readonly account: string; readonly robot: Robot | null; readonly seal: Seal | null },
): Promise<void> {
  await withChange(db, act, async (client) => {
    const { region } = act.scope;
    const closed = robot === null ? null : sealed(seal, region, account, robot);
    const { robotHosts } = await reminderSettings(client, region);
    const host = robot === null ? null : robotTarget(robot, robotHosts).url.host;
    await client.query(
      `insert into duties.own_reminders (region_id, account_id, levels, robot_kind, robot_host, robot_sealed) values ($1, $2, $3, $4, $5, $6)
       on conflict (region_id, account_id) do update set robot_kind = excluded.robot_kind, robot_host = excluded.robot_host,
         robot_sealed = excluded.robot_sealed`,
      [region, account, REMINDER_LEVELS, robot?.kind ?? null, host, closed],
    );
    await forgetFault(client, region, account, 'robot');
    const what = host === null ? '不用群机器人' : `用 ${host} 的群机器人`;
    return { result: undefined, events: [{ type: 'reminder.chosen', data: { what } }] };
  });
}

function sealed(
  seal: Seal | null,
  region: number,
  account: string,
  { kind, address, secret }: Robot,
): string {
  if (!seal)
    throw notifyErrors.error('REMIND-ROBOT', {
      reason: '安装时没有设 MINGZE_REMINDER_KEY，地址无法保密存放',
    });
  return seal.close(JSON.stringify({ kind, address, secret }), ownerOf(region, account));
}

/** The stored robot; null where it cannot be decrypted any more. */
export function openRobot(
  seal: Seal | null,
  region: number,
  account: string,
  { robot }: OwnReminders,
): Robot | null {
  const text = robot === null ? null : (seal?.open(robot.sealed, ownerOf(region, account)) ?? null);
  return text === null ? null : (JSON.parse(text) as Robot);
}

function ownerOf(region: number, account: string): string {
  return `${region} ${account}`;
}
