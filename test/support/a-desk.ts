import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { actorOf } from '#engine/audit/actor.ts';
import { createAccount } from '#engine/access/operations/accounts.ts';
import { appoint } from '#engine/access/operations/appoint.ts';
import type { Principal } from '#engine/access/principal.ts';
import { loadPrincipal } from '#engine/access/load-principal.ts';
import { accountById } from '#kernel/auth/index.ts';
import { type Database, type Scope, withScope, WHOLE_REGION } from '#kernel/db/index.ts';
import { openFileStore } from '#kernel/files/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { NOW } from './a-city.ts';
import { cheapHash } from './cheap-hash.ts';

/** Somebody who holds one post. */
export interface Seated {
  readonly account: string;
  readonly appointment: string;
}

let logins = 0;

/** An account with a post in a city of a test. */
export async function seat(
  { db, pack, scope }: { readonly db: Database; readonly pack: Pack; readonly scope: Scope },
  kind: string,
  unit: string,
): Promise<Seated> {
  const act = { scope, actor: actorOf('测试', 'web'), now: NOW };
  const login = `p${(logins += 1)}`;
  const { id: account } = await createAccount(
    db,
    act,
    { login, name: `${login}某`, person: null, oidcSubject: null },
    cheapHash,
  );
  const { id: appointment } = await appoint(db, act, pack, {
    account,
    kind,
    unit,
    named: [],
    from: '2020-01-01',
    to: null,
    reason: '测试',
  });
  return { account, appointment };
}

/** Who he is at a moment, as a request finds it. */
export async function principalOf(
  { db, pack, scope }: { readonly db: Database; readonly pack: Pack; readonly scope: Scope },
  { account: id, appointment }: Seated,
  now = NOW,
): Promise<Principal> {
  const { region } = scope;
  return withScope(db, { region, ...WHOLE_REGION }, async (client) => {
    const account = await accountById(client, region, id, false);
    if (!account) throw new Error(id);
    const standing = {
      region,
      account,
      appointment,
      only: null,
      session: 'test',
      address: null,
      via: 'web',
      mustEnrol: false,
    } as const;
    return loadPrincipal(db, client, pack.access, standing, now);
  });
}

/** A store of files of its own below a directory. */
export function aStore(
  directory: string,
  name: string,
  scanner: readonly string[] | null = null,
): ReturnType<typeof openFileStore> {
  const place = join(directory, name);
  mkdirSync(place, { recursive: true });
  return openFileStore(place, scanner);
}

/** Bytes as they come from a network: in pieces. */
export async function* pieces(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
