import { escapeLiteral } from 'pg';
import { dbErrors } from './errors.ts';
import {
  GATHERING,
  MASKED,
  POST_RANGES_ROLE,
  POST_REGION_ROLE,
  POST_ROLE,
  REGION_ROLE,
  STEP_ROLE,
} from './prepare-roles.ts';
import { intersect, type PathRange, RANGE_SLOTS, type Rights } from './rights.ts';
import { type Scope, WHOLE_REGION } from './types.ts';

/**
 * The statements that put a transaction under a scope: the program's own (no rights), or that of an acting post. The
 * role is set once and never changed within the transaction (distributed.md, part 8, rule 5). They are sent in one
 * message with the beginning of the transaction, to save a round trip; hence the literals.
 * @throws DB-SCOPE for a region that is no number, or rights of more ranges than a policy compares
 */
export function scopeStatements(scope: Scope): string {
  const { region, lo, hi, rights } = scope;
  if (!Number.isInteger(region))
    throw dbErrors.error('DB-SCOPE', { reason: `地区编号 ${String(region)} 不是整数` });
  if (rights) {
    const reach = rights.classes.map((one) => intersect(one.ranges, { lo, hi }));
    const settings = escapeLiteral(JSON.stringify(settingsOf(rights, reach)));
    return `set local role ${roleOf(rights, reach, scope.gathers)}; select app.enter(${region}, ${settings})`;
  }
  const whole = lo === WHOLE_REGION.lo && hi === WHOLE_REGION.hi;
  const role = whole ? `set local role ${scope.steps ? STEP_ROLE : REGION_ROLE}; ` : '';
  return `${role}select app.scope(${region}, ${escapeLiteral(lo)}, ${escapeLiteral(hi)})`;
}

type Reach = readonly (readonly PathRange[])[];

/** The narrowest of the three shapes of policy that can express the rights; see docs/database.md. */
function roleOf(rights: Rights, reach: Reach, gathers = false): string {
  const several = rights.classes.some((one, index) => one.author !== null || (reach[index] ?? []).length > 1);
  const whole = reach.every((ranges, index) => rights.sealed[index] || isWhole(ranges));
  const role = several ? POST_RANGES_ROLE : whole ? POST_REGION_ROLE : POST_ROLE;
  if (!rights.personal) return `${role}${MASKED}`;
  return gathers ? `${role}${GATHERING}` : role;
}

function isWhole([only, ...more]: readonly PathRange[]): boolean {
  return more.length === 0 && only?.lo === WHOLE_REGION.lo && only.hi === WHOLE_REGION.hi;
}

/** One setting per bound; a class out of reach has none, so that its policy compares with nothing. */
function settingsOf(rights: Rights, reach: Reach): Record<string, string> {
  const settings: Record<string, string> = { post: rights.post, account: rights.account };
  for (const action of rights.reports) settings[`reports_${action}`] = 'on';
  for (const [index, ranges] of reach.entries()) {
    if (ranges.length > RANGE_SLOTS)
      throw dbErrors.error('DB-SCOPE', {
        reason: `分管的单位分成 ${ranges.length} 段，一个岗位至多 ${RANGE_SLOTS} 段，请分成两个岗位`,
      });
    for (const [slot, { lo, hi }] of ranges.entries()) {
      settings[`lo_${index}_${slot}`] = lo;
      settings[`hi_${index}_${slot}`] = hi;
    }
    const { author, knowsAll } = rights.classes[index] ?? { author: null, knowsAll: false };
    if (author !== null) settings[`author_${index}`] = author;
    if (knowsAll) settings[`knows_${index}`] = 'on';
  }
  return settings;
}
