import { Pool, types, type PoolConfig } from 'pg';

/**
 * Sent on every owner connection before anything else: without the first, a foreign key to a reference table turns
 * local tables into ones that can no longer be distributed; without the second, one transaction may not touch reference
 * and distributed tables. Without Citus both have no effect.
 */
const OWNER_PROLOGUE = `set timezone = 'UTC';
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential'`;

/** Without it a cluster does not send the settings of app.scope() to its workers, and every query has 0 rows. */
const APP_PROLOGUE = `set timezone = 'UTC';
set citus.propagate_set_commands = 'local'`;

const DATE = 1082;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009;

/** A pool for the given login; `role` decides the prologue of its connections. */
export function connectPool(role: 'owner' | 'app', login: PoolConfig): Pool {
  const prologue = role === 'owner' ? OWNER_PROLOGUE : APP_PROLOGUE;
  const config: PoolConfig = {
    max: role === 'owner' ? 4 : 10,
    // A program that has finished its work ends, even if it forgot to close.
    allowExitOnIdle: true,
    types: { getTypeParser },
    application_name: `mingze-${role}`,
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool does wait; only its types say void
    onConnect: (client) => client.query(prologue),
    ...login,
  };
  const pool = new Pool(config);
  // An idle connection that breaks (server stopped) is dropped by the pool; it must not end the program.
  pool.on('error', () => undefined);
  return pool;
}

type Parse = (text: string) => unknown;
const driversParser = types.getTypeParser as (oid: number, format: string) => Parse;

/** A date is a day, not an instant: the driver's default would shift it by the local time zone. */
const getTypeParser: typeof types.getTypeParser = (oid: number, format?: string): Parse => {
  if (format !== 'binary' && oid === DATE) return (text) => text;
  return driversParser(format !== 'binary' && oid === DATE_ARRAY ? TEXT_ARRAY : oid, format ?? 'text');
};
