import type { ClientBase } from 'pg';
import { dbErrors } from './errors.ts';
import { REGION_ROLE } from './prepare-roles.ts';
import { type Scope, WHOLE_REGION } from './types.ts';

/**
 * Puts the running transaction under a scope. A scope of a whole region takes the region's role, whose policies need
 * no range; the role is taken once and never changed within the transaction (distributed.md, part 8, rule 5).
 * Throws DB-SCOPE.
 */
export async function enterScope(client: ClientBase, { region, lo, hi }: Scope): Promise<void> {
  if (!Number.isInteger(region))
    throw dbErrors.error('DB-SCOPE', { reason: `地区编号 ${String(region)} 不是整数` });
  if (lo === WHOLE_REGION.lo && hi === WHOLE_REGION.hi) await client.query(`set local role ${REGION_ROLE}`);
  await client.query('select app.scope($1, $2, $3)', [region, lo, hi]);
}
