import type { PoolClient } from 'pg';
import type { ExplainedFinding } from '#proof/consistency/explain.ts';
import type { HashAlgorithm } from '#proof/manifest/hash-algorithm.ts';
import type { Fact } from '#engine/queries/index.ts';

/** A version of a report as it was issued. */
export interface IssuedVersion {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly datedOn: string;
  readonly issuedAt: Date;
  readonly actor: string;
  readonly reason: string | null;
  readonly facts: readonly Fact[];
  readonly parameters: Readonly<Record<string, string>>;
  /** Null in versions from before findings were stored. */
  readonly findings: readonly ExplainedFinding[] | null;
  readonly digest: string;
  /** Digest of the document without its manifest. */
  readonly content: string;
  readonly document: Uint8Array;
  /** Null where the manifest lists no files. */
  readonly package: Uint8Array | null;
  /** Values that the manifest withholds, with the salts of their commitments; null where it publishes all. */
  readonly withheld: Readonly<Record<string, { readonly value: string; readonly salt: string }>> | null;
  /** Null in versions from before manifests. */
  readonly proof: null | {
    readonly manifest: string;
    readonly signature: string;
    readonly publicKey: string;
    readonly hash: HashAlgorithm;
    /** For versions whose passes had no secrets of their own; null later. */
    readonly secret: Uint8Array | null;
  };
}

interface Stored {
  id: string;
  number: number;
  title: string;
  dated_on: string;
  issued_at: Date;
  actor: string;
  reason: string | null;
  facts: Fact[];
  parameters: Record<string, string>;
  findings: ExplainedFinding[] | null;
  digest: string;
  content: string;
  document: Buffer;
  package: Buffer | null;
  withheld: IssuedVersion['withheld'];
  manifest: string | null;
  signature: string;
  public_key: string;
  hash: HashAlgorithm;
  secret: Buffer | null;
}

/** A version by its number, or the latest; null when there is none. */
export async function issuedVersion(
  client: PoolClient,
  region: number,
  { report, year }: { readonly report: string; readonly year: number },
  number: number | null = null,
): Promise<IssuedVersion | null> {
  const { rows } = await client.query<Stored>(
    `select id, number, title, to_char(dated_on, 'YYYY-MM-DD') as dated_on, issued_at, actor, reason, facts, parameters,
       findings, digest, coalesce(content, digest) as content, document, package, withheld, manifest, signature, public_key, hash, secret
     from reports.issued where region_id = $1 and report = $2 and year = $3 and ($4::int is null or number = $4)
     order by number desc limit 1`,
    [region, report, year, number],
  );
  const [row] = rows;
  if (!row) return null;
  const { manifest, signature, public_key: publicKey, hash, secret } = row;
  const { id, title, actor, reason, facts, parameters, findings, digest, content, document } = row;
  return {
    id,
    number: row.number,
    title,
    datedOn: row.dated_on,
    issuedAt: row.issued_at,
    actor,
    reason,
    facts,
    parameters,
    findings,
    digest,
    content,
    document,
    package: row.package,
    withheld: row.withheld,
    proof: manifest === null ? null : { manifest, signature, publicKey, hash, secret },
  };
}
