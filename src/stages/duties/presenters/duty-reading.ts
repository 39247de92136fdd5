import { scopeFor } from '#engine/access/index.ts';
import type { Rights } from '#kernel/db/index.ts';
import { dayOf } from '#model/time/day-of.ts';
import { mayState, type Speaker } from '../operations/may-state.ts';
import { DUTY_LEDGER, type Reading } from '../operations/reading.ts';
import type { Call } from '#service/endpoint.ts';
import { ledgerFor } from '#service/reach.ts';

/**
 * The acting post as a reader of the duties of a year. @throws API-LEDGER for a post without access to the
 * responsibility list
 */
export function readingOf(call: Call, year: string): Reading {
  ledgerFor(call, DUTY_LEDGER, 'read');
  const { db, pack } = call.context;
  const { scope } = call.actFor('read');
  return { db, pack, scope, year: Number(year), now: call.now, today: dayOf(call.now) };
}

/** The acting post as the author of statements, and where it may make them. */
export function speakerOf(call: Call): {
  readonly speaker: Speaker;
  readonly mayAt: (path: string) => { readonly state: boolean; readonly excuse: boolean };
} {
  const { principal, context } = call;
  const { pack } = context;
  const rights = (action: 'read' | 'write' | 'accept'): Rights => {
    const found = scopeFor(principal, pack, action).rights;
    if (!found) throw new Error('a post without rights');
    return found;
  };
  const kind = pack.access.posts.get(principal.acting?.kind ?? '')?.title ?? '';
  const unit = principal.acting?.unit ?? '';
  const speaker: Speaker = {
    account: principal.account.id,
    name: principal.account.name,
    post: `${principal.shortNames.get(unit) ?? unit} ${kind}`.trim(),
    unitPath: principal.paths.get(unit) ?? '',
    read: rights('read'),
    write: rights('write'),
    accept: rights('accept'),
  };
  return { speaker, mayAt: (path) => mayState(pack, speaker, path) };
}
