import type { PoolClient } from 'pg';
import { type Act, withChange } from '#engine/audit/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { AuditEvent } from '#model/events/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { appointIn } from '../operations/appoint.ts';
import { judgeStaff, type WantedPost } from './judge-staff.ts';
import { staffCity } from './staff-city.ts';
import { STAFF_COLUMNS, type StaffFault, type StaffRow } from './staff-sheet.ts';
import { StaffTakenBack } from './taken-back.ts';

/** An appointment that was made, or would be. */
interface AppointedPost extends WantedPost {
  /** The name of the account's holder. */
  readonly name: string;
}

export interface Appointed {
  readonly faults: readonly StaffFault[];
  readonly appointed: number;
  /** The appointments in the order of the file, for review before they are made. Empty where there are faults. */
  readonly posts: readonly AppointedPost[];
  /** Number of posts of the file that their holders hold already. */
  readonly kept: number;
}

/**
 * Appoints the people of a workbook to their posts, all of them or none, by the rules of a single appointment. The
 * accounts exist already: another administrator has made them. A second run appoints nobody.
 * @param dryRun does everything and rolls it back
 */
export async function appointStaff(
  db: Database,
  act: Act,
  pack: Pack,
  asked: {
    readonly file: string;
    readonly rows: readonly StaffRow[];
    readonly dryRun: boolean;
    readonly reason: string | null;
  },
): Promise<Appointed> {
  let told: Appointed = { faults: [], appointed: 0, posts: [], kept: 0 };
  try {
    return await withChange(db, act, async (client) => {
      const city = await staffCity(client, act.scope.region, pack);
      const { faults, posts } = judgeStaff(asked.rows, city);
      const all = [...faults];
      const events: AuditEvent[] = [];
      const given: AppointedPost[] = [];
      let kept = 0;
      for (const post of posts) {
        const account = city.accounts.get(post.login);
        if (!account)
          all.push(faultOf(post, 'login', '还没有这一账号，请先由系统管理员用同一个文件建立账号'));
        else if (await holds(client, act, account.id, post)) kept += 1;
        else
          try {
            const wanted = { ...post, account: account.id, reason: asked.reason, deputyOf: null };
            events.push(...(await appointIn(client, act, pack, wanted)).events);
            given.push({ ...post, name: account.name });
          } catch (error) {
            if (!isMingzeError(error, 'ACCESS-APPOINT')) throw error;
            all.push(faultOf(post, 'post', error.message));
          }
      }
      told =
        all.length > 0
          ? { faults: all, appointed: 0, posts: [], kept }
          : { faults: [], appointed: given.length, posts: given, kept };
      // Without anything to do there is no act, and no entry in the log.
      if (all.length > 0 || asked.dryRun || events.length === 0) throw new StaffTakenBack();
      const data = { file: asked.file, appointed: events.length, kept };
      return { result: told, events: [{ type: 'post.batch', data }, ...events] };
    });
  } catch (error) {
    if (error instanceof StaffTakenBack) return told;
    throw error;
  }
}

function faultOf({ row, login, kind }: WantedPost, column: 'login' | 'post', message: string): StaffFault {
  return { row, column: STAFF_COLUMNS[column], value: column === 'login' ? login : kind, message };
}

async function holds(
  client: PoolClient,
  { scope }: Act,
  account: string,
  { kind, unit, from }: WantedPost,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from access.appointments where region_id = $1 and account_id = $2 and kind = $3 and unit = $4
       and deputy_of is null and (to_on is null or to_on > $5)`,
    [scope.region, account, kind, unit, from],
  );
  return (rowCount ?? 0) > 0;
}
