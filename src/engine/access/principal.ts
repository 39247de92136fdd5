import type { Actor } from '#kernel/audit/index.ts';
import { type Rights, type Scope, WHOLE_REGION } from '#kernel/db/index.ts';
import type { LedgerAction, Power, ReportAction } from '#model/access/types.ts';
import type { Pack } from '#model/pack/types.ts';
import { accessErrors } from './errors.ts';
import type { Appointment } from './appointments.ts';
import { rightsOf } from './rights-of.ts';

/**
 * A signed-in user and the post in which he acts. Made once per request from the database, never from the contents of
 * the request.
 */
export interface Principal {
  readonly region: number;
  readonly account: { readonly id: string; readonly login: string; readonly name: string };
  /** Every post that he may choose today. */
  readonly posts: readonly Appointment[];
  /** Null until a post is chosen. */
  readonly acting: Appointment | null;
  readonly mustChange: boolean;
  /** True while a second factor is demanded of the account and missing: until then it may only set one up. */
  readonly mustEnrol: boolean;
  /** For a token: the actions to which it is limited; null: all of the post. */
  readonly only: ReadonlySet<string> | null;
  readonly session: string;
  readonly actor: Actor;
  /** Path of every unit of today, by code. */
  readonly paths: ReadonlyMap<string, string>;
  /** Full name of every unit of today, by code. */
  readonly unitNames: ReadonlyMap<string, string>;
  /** The name of a unit in lists: its short name where it has one. */
  readonly shortNames: ReadonlyMap<string, string>;
}

/**
 * What the acting post may reach with an action: the scope of every transaction.
 * @throws ACCESS-POST without a post, ACCESS-DENIED for a token without this action
 */
export function scopeFor(principal: Principal, pack: Pack, action: LedgerAction): Scope {
  const acting = actingOf(principal);
  demandToken(principal, action);
  const { id: appointment, kind, unit, named } = acting;
  const who = { appointment, account: principal.account.id, kind, unit, named };
  return {
    region: principal.region,
    ...WHOLE_REGION,
    rights: rightsOf(pack.access, who, action, principal.paths),
    ...(action === 'write' && (!principal.only || principal.only.has('read'))
      ? { reading: rightsOf(pack.access, who, 'read', principal.paths) }
      : {}),
  };
}

/** The rows that the acting post may accept; none for a token without this action. @throws ACCESS-POST */
export function acceptingRights(principal: Principal, pack: Pack): Rights {
  const { id: appointment, kind, unit, named } = actingOf(principal);
  const may = !principal.only || principal.only.has('accept');
  const who = { appointment, account: principal.account.id, kind: may ? kind : '', unit, named };
  return rightsOf(pack.access, who, 'accept', principal.paths);
}

/** @throws ACCESS-DENIED when the acting post may not do this with the region's reports */
export function demandReport(principal: Principal, pack: Pack, action: ReportAction): void {
  demandToken(principal, `reports_${action}`);
  const kind = pack.access.posts.get(actingOf(principal).kind);
  if (!kind?.reports.includes(action))
    throw accessErrors.error('ACCESS-DENIED', { what: REPORT_WORDS[action] });
}

/** @throws ACCESS-DENIED unless the acting post is that of this administrator, or one of these */
export function demandPower(principal: Principal, pack: Pack, ...powers: readonly [Power, ...Power[]]): void {
  const [first] = powers;
  const held = pack.access.posts.get(actingOf(principal).kind)?.power ?? null;
  if (held === null || !powers.includes(held))
    throw accessErrors.error('ACCESS-DENIED', { what: POWER_WORDS[first] });
  demandToken(principal, held);
}

/** @throws ACCESS-DENIED to a token: only the holder himself may change the account */
export function demandHolder({ only }: Principal): void {
  if (only) throw accessErrors.error('ACCESS-DENIED', { what: '用令牌办理本人账号的事项' });
}

const REPORT_WORDS: Readonly<Record<ReportAction, string>> = {
  read: '查阅报告',
  draft: '起草报告',
  issue: '印发报告',
  sign: '签发报告',
};
const POWER_WORDS: Readonly<Record<Power, string>> = {
  system: '办理系统管理事项',
  security: '办理安全管理事项',
  audit: '查阅审计日志',
};

function actingOf(principal: Principal): Appointment {
  if (!principal.acting) throw accessErrors.error('ACCESS-POST', { reason: '还没有选择岗位' });
  return principal.acting;
}

function demandToken({ only }: Principal, action: string): void {
  if (only && !only.has(action))
    throw accessErrors.error('ACCESS-DENIED', { what: `用这一令牌办理“${action}”` });
}
