import { fromHex, toHex } from '#proof/manifest/bytes.ts';
import { hashOf } from '#proof/manifest/hashing.ts';
import { inclusionProof } from '#proof/manifest/merkle-tree.ts';
import { ROW_PROOF_FORMAT, type RowProof } from '#proof/verify/verify-row-proof.ts';
import { digestOfText, findRowText, leavesOf, rowsCounted } from '#engine/queries/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { reportErrors } from '../errors.ts';
import { issuedRows } from './issued-rows.ts';
import { issuedVersion } from './issued-versions.ts';
import type { ReportRequest } from './prepare-report.ts';

export interface ProofRequest extends Pick<ReportRequest, 'db' | 'pack' | 'scope' | 'year' | 'report'> {
  /** Slot: S45. */
  readonly slot: string;
  /** Natural key as `mingze rows` prints it, its parts joined by ＋. */
  readonly row: string;
  /** Version of the report; null: the latest. */
  readonly number: number | null;
}

/**
 * Proves that one row was counted in one number of an issued report, without revealing another row. The row is shown as
 * it was when the report was issued.
 * @throws REPORT-NOT-ISSUED, PROOF-SEALED, PROOF-NOT-COUNTED, PROOF-LOST
 */
export async function proveRow(request: ProofRequest): Promise<RowProof> {
  const { db, pack, scope, year, slot, row, number } = request;
  return withScope(db, scope, async (client) => {
    const version = await issuedVersion(client, scope.region, request, number);
    const hash = version?.proof && hashOf(version.proof.hash);
    if (!version?.proof || !hash) throw reportErrors.error('REPORT-NOT-ISSUED', { year });
    const { manifest, signature, publicKey } = version.proof;
    const [counted] = await issuedRows(client, scope.region, version.id, slot);
    const ledger = pack.ledgers.get(counted?.ledger ?? '');
    if (!counted || !ledger) {
      const known = version.facts.some((fact) => fact.slot === slot);
      throw known
        ? reportErrors.error('PROOF-SEALED', { fact: slot })
        : reportErrors.error('PROOF-NOT-COUNTED', { fact: slot, row });
    }
    if (ledger.sensitivity === 'sealed') throw reportErrors.error('PROOF-SEALED', { fact: slot });
    const keys = JSON.parse(counted.keys) as readonly string[];
    const versions = JSON.parse(counted.versions) as readonly number[];
    const places = rowsCounted(counted, slot);
    const index = places.findIndex((place) => keys[place]?.replaceAll('\u001f', '＋') === row);
    const place = places[index];
    const key = place === undefined ? undefined : keys[place];
    if (place === undefined || key === undefined)
      throw reportErrors.error('PROOF-NOT-COUNTED', { fact: slot, row });
    const asked = { ledger, key, version: versions[place] ?? 0 };
    const text = await findRowText(client, scope.region, asked, counted.secret);
    const leaves = leavesOf(counted, slot);
    if (text === null || toHex(digestOfText(text, hash)) !== toHex(leaves[index] ?? fromHex('')))
      throw reportErrors.error('PROOF-LOST', { row });
    return {
      format: ROW_PROOF_FORMAT,
      slot,
      row: JSON.parse(text) as RowProof['row'],
      index,
      path: inclusionProof(index, leaves, hash).map(toHex),
      manifest,
      signature,
      public_key: publicKey,
    };
  });
}
