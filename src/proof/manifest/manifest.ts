import * as z from 'zod/mini';
import { RENDERINGS } from '#model/renderings.ts';
import { consistencySchema } from './consistency-part.ts';
import { quantitiesSchema } from './quantities-part.ts';
import { HASH_ALGORITHMS } from './hash-algorithm.ts';

/** Version of the format that is written; a change that an old verifier cannot read gets a new one (docs/manifest.md). */
export const MANIFEST_FORMAT = 'mingze-manifest/3';
/** Formats that are read: the first has no `consistency`, the first two lack everything that format 3 added. */
export const FORMATS = ['mingze-manifest/1', 'mingze-manifest/2', MANIFEST_FORMAT] as const;

// zod/mini: half the size in the browser, where the same schema reads the manifest (decision 0041).
const text = z.string().check(z.maxLength(20_000));
const id = z.string().check(z.minLength(1), z.maxLength(200));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const decimal = z.string().check(z.regex(/^-?(?:0|[1-9]\d{0,39})(?:\.\d{1,10})?$/));
const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const count = z.int().check(z.minimum(0));

const fact = z.strictObject({
  slot: id,
  indicator: id,
  title: text,
  /** The definition in words. */
  definition: text,
  /** The definition as it is computed, in the words of the pack (docs/packs.md). */
  expression: z.strictObject({ where: z.nullable(text), measure: text, time: text }),
  over: z.strictObject({ ledger: id, title: text }),
  /** Flow: both days; stock: `from` is null and `to` the day of the state. */
  period: z.strictObject({ from: z.nullable(day), to: day }),
  scope: text,
  unit: text,
  value_unit: text,
  render: z.enum(RENDERINGS),
  /** Null, from format 3 on: only the printed form is published, and `commitment` stands for the value. */
  value: z.nullable(decimal),
  /** From format 3 on, of a number whose value is not published: the digest of the value with a secret salt. */
  commitment: z.optional(digest),
  printed: text.check(z.minLength(1)),
  noun: text,
  /** A sealed ledger publishes the number alone: no count of rows and no root. */
  sealed: z.boolean(),
  rows: z.nullable(count),
  root: z.nullable(digest),
});

const inline = z.union([text, z.strictObject({ slot: id })]);

const members = z.strictObject({
  format: z.enum(FORMATS),
  report: z.strictObject({
    id,
    number: z.int().check(z.minimum(1)),
    year: z.int().check(z.minimum(1000), z.maximum(9998)),
    title: text,
    date: day,
    city: text,
    /** The reason of a reissue. */
    reason: z.nullable(text),
  }),
  packs: z.array(text),
  hash: z.enum(HASH_ALGORITHMS),
  issued: z.strictObject({ at: z.iso.datetime(), actor: text, key: digest }),
  facts: z.array(fact),
  /** Auxiliary values of the checks; null where there was none. */
  values: z.array(z.strictObject({ id, title: text, unit: z.nullable(text), value: z.nullable(decimal) })),
  /**
   * Values of the year before: those with which year-on-year figures were compared, and all other known ones that are
   * not sealed.
   */
  last_year: z.array(z.strictObject({ slot: id, value: z.nullable(decimal) })),
  parameters: z.record(id, text),
  checks: z.array(
    z.strictObject({
      id,
      severity: z.enum(['error', 'warning']),
      message: text,
      assert: text,
      outcome: z.enum(['met', 'not_met', 'not_evaluated']),
      values: z.record(id, z.nullable(decimal)),
    }),
  ),
  /** Units of the city and the townships that have no row in any ledger of the year. */
  silent_units: z.array(z.strictObject({ code: id, name: text })),
  /** From format 2 on. */
  consistency: z.optional(consistencySchema),
  /** From format 3 on: the classification of the numbers in the words that come from no ledger. */
  quantities: z.optional(quantitiesSchema),
  /** From format 3 on: numbers and auxiliary values whose exact values are not published. */
  withheld: z.optional(z.array(id)),
  /** From format 3 on: the form of the DOCX, and the digest of each of its parts but the one that holds the manifest. */
  document: z.optional(z.strictObject({ writer: id, parts: z.record(id, digest) })),
  /** From format 3 on: the files of the package beside the manifest and the report, each with its digest. */
  package: z.optional(z.record(id, digest)),
  text: z.strictObject({
    title: z.array(text),
    document_no: z.nullable(text),
    issuer: z.nullable(text),
    addressee: text,
    blocks: z.array(z.strictObject({ kind: z.enum(['heading', 'paragraph']), inlines: z.array(inline) })),
    signer: text,
  }),
  /** SHA-256 or SM3 of each part, by its place, which locates a change (part-digests.ts). */
  digests: z.record(id, digest),
});

/** One issued report as it is signed. */
export const manifestSchema = members.check(
  z.refine(({ format, consistency }) => (format !== 'mingze-manifest/1') === (consistency !== undefined), {
    path: ['consistency'],
  }),
  ...(['quantities', 'withheld', 'document', 'package'] as const).map((member) =>
    z.refine<z.infer<typeof members>>(
      (manifest) => (manifest.format === MANIFEST_FORMAT) === (manifest[member] !== undefined),
      { path: [member] },
    ),
  ),
  // Checked at each number, so that the fault names its place.
  (payload) => {
    const withheld = new Set(payload.value.withheld);
    for (const [index, { slot, value, commitment }] of payload.value.facts.entries())
      if ((value === null) !== withheld.has(slot) || (commitment !== undefined) !== withheld.has(slot))
        payload.issues.push({ code: 'custom', input: value, path: ['facts', index, 'value'] });
  },
);

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFact = Manifest['facts'][number];
export type ManifestCheck = Manifest['checks'][number];

/** A manifest as it is stored and sent: the exact bytes that were signed, and what is needed to check them. */
export interface SignedManifest {
  /** Canonical JSON. */
  readonly manifest: string;
  /** Ed25519 over the UTF-8 of `manifest`, base64. */
  readonly signature: string;
  /** PEM. */
  readonly publicKey: string;
}
