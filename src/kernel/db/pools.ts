import pg from 'pg';

/** How to reach one database. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly database: string;
}

/**
 * Sent on every owner connection before anything else: without the first, a foreign key to a reference
 * table turns local tables into ones that can no longer be distributed; without the second, one transaction
 * may not touch reference and distributed tables. Both are plain placeholders where Citus is absent.
 */
const OWNER_PROLOGUE = `set timezone = 'UTC';
set citus.enable_local_reference_table_foreign_keys = off;
set citus.multi_shard_modify_mode = 'sequential'`;

/** A cluster sends the settings of app.scope() on to its workers only with this; without it every query has 0 rows. */
const APP_PROLOGUE = `set timezone = 'UTC';
set citus.propagate_set_commands = 'local'`;

const DATE = 1082;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009;

/** A pool for the given login; `role` decides the prologue of its connections. */
export function connectPool(role: 'owner' | 'app', config: pg.PoolConfig): pg.Pool {
  const prologue = role === 'owner' ? OWNER_PROLOGUE : APP_PROLOGUE;
  const onConnect = async (client: pg.ClientBase): Promise<void> => {
    await client.query(prologue);
  };
  const pool = new pg.Pool({
    max: role === 'owner' ? 4 : 10,
    // A program that has finished its work ends, even if it forgot to close.
    allowExitOnIdle: true,
    types: { getTypeParser },
    application_name: `mingze-${role}`,
    ...config,
    ...{ onConnect },
  });
  // An idle connection that breaks (server stopped) is dropped by the pool; it must not end the program.
  pool.on('error', () => undefined);
  return pool;
}

/** The driver's types list only the common numbers; that of an array of text is not among them. */
const textArray = (pg.types.getTypeParser as (oid: number, format: 'text') => (text: string) => unknown)(
  TEXT_ARRAY,
  'text',
);

/** A date is a day, not an instant: the driver's default would shift it by the local time zone. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') => {
  if (format !== 'binary' && oid === DATE) return (text: string) => text;
  if (format !== 'binary' && oid === DATE_ARRAY) return textArray;
  return pg.types.getTypeParser(oid, format ?? 'text');
};
