import { randomBytes } from 'node:crypto';
import { hashOf } from '#proof/manifest/hashing.ts';
import {
  type CountedRows,
  computeFacts,
  digestRows,
  type Facts,
  leavesOf,
  passesOfReport,
  rowsCounted,
} from '#engine/queries/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { reportErrors } from '../errors.ts';
import { type NumberChange, numberChanges } from './compare-versions.ts';
import { issuedRows } from './issued-rows.ts';
import { issuedVersion, type IssuedVersion } from './issued-versions.ts';
import type { ReportRequest } from './prepare-report.ts';

/** Keys of rows by their change since a report was issued. */
interface RowChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly amended: readonly string[];
}

/** One number since its report was issued. `rows` is null for sealed ledgers and for parameters. */
export interface FactDrift extends NumberChange {
  readonly rows: RowChanges | null;
}

export interface ReportChanges {
  readonly version: IssuedVersion;
  readonly drifts: readonly FactDrift[];
  /** Computed again from the rows. */
  readonly facts: Facts;
}

/**
 * The changes since a report was issued, number by number: value then, value now, and which rows were added, removed or
 * amended. A number with changed rows and an unchanged value is listed as well.
 * @param number of the version; null: the latest
 * @throws REPORT-NOT-ISSUED
 */
export async function reportChanges(
  request: Omit<ReportRequest, 'date'>,
  number: number | null,
): Promise<ReportChanges> {
  const { db, pack, scope, year } = request;
  const missing = (): Error => reportErrors.error('REPORT-NOT-ISSUED', { year });
  const found = await withScope(db, scope, async (client) => {
    const version = await issuedVersion(client, scope.region, request, number);
    return version && { version, rows: await issuedRows(client, scope.region, version.id) };
  });
  const hash = found?.version.proof && hashOf(found.version.proof.hash);
  if (!found?.version.proof || !hash) throw missing();
  const { version, rows: before } = found;
  const { hash: algorithm } = found.version.proof;
  const secrets = new Map(before.map((one) => [one.pass, one.secret]));
  // A pass without a counterpart in the issue is compared with nothing, so any salt will do.
  const secretOf = (pass: string): Uint8Array => secrets.get(pass) ?? randomBytes(32);
  let now: readonly CountedRows[] = [];
  // Computed again from the rows: stored digests would hide the changes.
  const facts = await computeFacts({ ...request, cache: false }, async (_, snapshot) => {
    now = await digestRows(snapshot, pack, { secretOf, algorithm, hash }, passesOfReport(snapshot, pack));
  });
  const numbers = new Map(numberChanges(version, facts).map((change) => [change.slot, change]));
  const slots = [...new Set([...version.facts.map((one) => one.slot), ...numbers.keys()])];
  const drifts = slots.flatMap((slot): readonly FactDrift[] => {
    const rows = rowChanges(slot, before, now);
    const change = numbers.get(slot);
    if (change) return [{ ...change, rows }];
    const fact = version.facts.find((one) => one.slot === slot);
    if (!fact || !rows || rows.added.length + rows.removed.length + rows.amended.length === 0) return [];
    const { title, value, printed } = fact;
    return [{ slot, title, issued: value, now: value, printedIssued: printed, printedNow: printed, rows }];
  });
  return { version, drifts, facts };
}

function rowChanges(
  slot: string,
  before: readonly CountedRows[],
  now: readonly CountedRows[],
): RowChanges | null {
  const [was, is] = [before, now].map((all) => all.find((one) => one.slots.includes(slot)));
  if (!was || !is) return null;
  const same = Buffer.concat(leavesOf(was, slot)).equals(Buffer.concat(leavesOf(is, slot)));
  if (same) return { added: [], removed: [], amended: [] };
  const [then, current] = [digestsByKey(was, slot), digestsByKey(is, slot)];
  const words = (keys: readonly string[]): readonly string[] =>
    keys.map((key) => key.replaceAll('\u001f', '＋')).toSorted();
  return {
    added: words([...current.keys()].filter((key) => !then.has(key))),
    removed: words([...then.keys()].filter((key) => !current.has(key))),
    amended: words(
      [...then].filter(([key, d]) => current.has(key) && current.get(key) !== d).map(([key]) => key),
    ),
  };
}

function digestsByKey(counted: CountedRows, slot: string): ReadonlyMap<string, string> {
  const keys = JSON.parse(counted.keys) as readonly string[];
  const leaves = leavesOf(counted, slot);
  return new Map(
    rowsCounted(counted, slot).map((place, index) => [
      keys[place] ?? '',
      Buffer.from(leaves[index] ?? []).toString('hex'),
    ]),
  );
}
