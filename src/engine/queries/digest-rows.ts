import type { PoolClient } from 'pg';
import { utf8 } from '#proof/manifest/bytes.ts';
import type { Hash } from '#proof/manifest/merkle-tree.ts';
import type { Indicator, Ledger, Pack } from '#model/pack/types.ts';
import type { Snapshot } from './facts.ts';
import { inForce } from './in-force.ts';
import { type Pass, passesOf } from './pass.ts';
import { type AskSql, LedgerSql } from './quantity-sql.ts';
import { ROW_TEXT_SETTING, rowTextSql } from './row-text-sql.ts';
import { share } from './share.ts';

const DIGEST_BYTES = 32;

/** The rows that one pass counted, each once, in the order of their digests. */
export interface CountedRows {
  readonly pass: string;
  readonly ledger: string;
  readonly slots: readonly string[];
  /** JSON lists, an entry a row; they stay text because most of the time nobody looks into them. */
  readonly keys: string;
  readonly versions: string;
  /** 32 bytes a row. */
  readonly digests: Uint8Array;
  /** A character a row and slot: "1" where the row is counted. */
  readonly flags: string;
}

/** How rows are digested for one report. */
export interface Digesting {
  /** The secret of the salts of a pass, 32 bytes. */
  readonly secretOf: (pass: string) => Uint8Array;
  readonly algorithm: 'sha256' | 'sm3';
  readonly hash: Hash;
}

/** The passes over ledgers whose rows a manifest shows. Sealed ledgers stay out: of them only the number leaves the house. */
export function passesOfReport({ inputs, year }: Snapshot, pack: Pack): readonly Pass[] {
  const indicators = inForce(pack.indicators, `${year}-12-31`);
  const parameters = inputs.parameters(year);
  const asks = indicators.flatMap((one) => {
    const quantity = countedBy(one, indicators);
    if (isSealed(pack, quantity) || quantity.parameters.some((name) => !parameters.has(name))) return [];
    return [{ key: one.slot, quantity, year, parameters }];
  });
  return passesOf(asks).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Digests the rows behind the numbers of a year, one statement a pass, in the snapshot that the numbers came from.
 * @param passes of `passesOfReport`
 */
export async function digestRows(
  { clients, inputs, region }: Snapshot,
  pack: Pack,
  digesting: Digesting,
  passes: readonly Pass[],
): Promise<readonly CountedRows[]> {
  for (const client of clients) await client.query(ROW_TEXT_SETTING);
  return share(clients, passes, async (client, { id, ledger: name, asks }) => {
    const ledger = pack.ledgers.get(name);
    if (!ledger) throw new Error(`no ledger ${name}`);
    const sql = new LedgerSql(ledger, pack.ledgers, inputs.roles);
    const parts = asks.map((ask) => sql.ask(ask));
    const { algorithm, hash } = digesting;
    const rows = await read(client, sql, parts, ledger, region, {
      secret: digesting.secretOf(id),
      algorithm,
      hash,
    });
    return { pass: id, ledger: name, slots: asks.map((ask) => ask.key), ...rows };
  });
}

/** Whose rows stand behind a number: a year on year stands on those of the number that it compares. */
export function countedBy(indicator: Indicator, indicators: readonly Indicator[]): Indicator {
  const { measure } = indicator;
  return measure.kind === 'yoy_pct'
    ? (indicators.find((one) => one.id === measure.indicator) ?? indicator)
    : indicator;
}

/** Whether the ledger of a number is sealed. */
export function isSealed(pack: Pack, { over }: Pick<Indicator, 'over'>): boolean {
  return pack.ledgers.get(over)?.sensitivity === 'sealed';
}

type Read = Omit<CountedRows, 'pass' | 'ledger' | 'slots'>;

async function read(
  client: PoolClient,
  sql: LedgerSql,
  parts: readonly AskSql[],
  ledger: Ledger,
  region: number,
  { secret, algorithm, hash }: Omit<Digesting, 'secretOf'> & { readonly secret: Uint8Array },
): Promise<Read> {
  const [first, ...others] = parts;
  const shared = (first?.conjuncts ?? []).filter((one) =>
    others.every((other) => other.conjuncts.includes(one)),
  );
  const rests = parts.map(
    (part) => part.conjuncts.filter((one) => !shared.includes(one)).join(' and ') || 'true',
  );
  const flags = rests.map((rest) => `case when ${rest} then '1' else '0' end`).join(' || ');
  const any = rests.includes('true') ? [] : [`(${rests.map((rest) => `(${rest})`).join(' or ')})`];
  const text = `convert_to(${rowTextSql(ledger, '$2::bytea')}, 'UTF8')`;
  const inner = `select t.row_key as k, t.row_version as v, ${algorithm === 'sha256' ? `sha256(${text})` : text} as d, ${flags} as f
    from ${sql.from} where ${[...sql.base, ...shared, ...any].join(' and ')} order by 3`;
  if (algorithm !== 'sha256') return hashedHere(client, inner, [region, secret], hash);
  const { rows } = await client.query<{ k: string; v: string; d: Buffer; f: string }>(
    `select coalesce(json_agg(k), '[]')::text as k, coalesce(json_agg(v), '[]')::text as v,
       coalesce(string_agg(d, ''::bytea), ''::bytea) as d, coalesce(string_agg(f, ''), '') as f from (${inner}) as counted`,
    [region, secret],
  );
  const [row] = rows;
  if (!row) throw new Error('no answer');
  return { keys: row.k, versions: row.v, digests: row.d, flags: row.f };
}

/** The database does not know this hash: the texts come out, and are put into the order of their digests here. */
async function hashedHere(
  client: PoolClient,
  inner: string,
  values: readonly unknown[],
  hash: Hash,
): Promise<Read> {
  const { rows } = await client.query<{ k: string; v: number; d: Buffer; f: string }>(inner, [...values]);
  const hashed = rows.map((row) => ({ ...row, d: hash(row.d) })).toSorted((a, b) => Buffer.compare(a.d, b.d));
  return {
    keys: JSON.stringify(hashed.map((row) => row.k)),
    versions: JSON.stringify(hashed.map((row) => row.v)),
    digests: Buffer.concat(hashed.map((row) => row.d)),
    flags: hashed.map((row) => row.f).join(''),
  };
}

/** Digests of the rows that one number counted, in order: the data of its tree. */
export function leavesOf(counted: CountedRows, slot: string): readonly Uint8Array[] {
  return rowsCounted(counted, slot).map((index) =>
    counted.digests.subarray(index * DIGEST_BYTES, (index + 1) * DIGEST_BYTES),
  );
}

/** Places of the rows that one number counted. */
export function rowsCounted({ slots, flags }: CountedRows, slot: string): readonly number[] {
  const places: number[] = [];
  const at = slots.indexOf(slot);
  if (at < 0) return places;
  for (let index = 0, of = at; of < flags.length; index += 1, of += slots.length)
    if (flags[of] === '1') places.push(index);
  return places;
}

/** Digest of a row's canonical text. */
export function digestOfText(text: string, hash: Hash): Uint8Array {
  return hash(utf8(text));
}
