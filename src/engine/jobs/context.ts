import { accessErrors, type Principal, scopeFor } from '#engine/access/index.ts';
import { type Database, type Scope, WHOLE_REGION } from '#kernel/db/index.ts';
import type { FileStore } from '#kernel/files/index.ts';
import type { JobOwner } from '#kernel/jobs/index.ts';
import type { LedgerAction } from '#model/access/types.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';

/** The tools of jobs; the same for all jobs of an installation. */
export interface JobTools {
  readonly db: Database;
  readonly pack: Pack;
  readonly files: FileStore;
  readonly now: () => Date;
}

/** A user who requests a job, or its result. */
export interface AskContext {
  readonly db: Database;
  readonly pack: Pack;
  readonly files: FileStore;
  readonly principal: Principal;
  readonly now: Date;
}

/** The owner of a new job. @throws ACCESS-POST */
export function ownerOf({ region, account, acting, only }: Principal): JobOwner {
  if (!acting) throw accessErrors.error('ACCESS-POST', { reason: '还没有选择岗位' });
  return { region, account: account.id, appointment: acting.id, only: only ? [...only] : null };
}

/** A scope with the jobs of an account, and nothing else of the city. */
export function jobsScope({ region, account, acting }: Principal): Scope {
  const rights = {
    post: acting?.id ?? '',
    account: account.id,
    personal: false,
    reports: [],
    sealed: [],
    knowsSealed: false,
    classes: [],
  };
  return { region, ...WHOLE_REGION, rights };
}

/**
 * The scope of an action on one ledger, for users with any right to it there.
 * @throws ACCESS-DENIED
 */
export function scopeOn(
  principal: Principal,
  pack: Pack,
  action: LedgerAction,
  ledger: Ledger,
  what: string,
): Scope {
  const scope = scopeFor(principal, pack, action);
  const reach = scope.rights?.classes[pack.access.classOf.get(ledger.id)?.index ?? -1];
  if (!reach || reach.ranges.length === 0) throw accessErrors.error('ACCESS-DENIED', { what });
  return scope;
}
