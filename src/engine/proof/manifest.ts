import { z } from 'zod';
import { consistencySchema } from './consistency-part.ts';
import { RENDERINGS } from '#model/schema/indicator.ts';

/** Version of the format that is written; a change that an old verifier cannot read gets a new one (docs/manifest.md). */
export const MANIFEST_FORMAT = 'mingze-manifest/2';
/** Formats that are read. The first has no `consistency`. */
const FORMATS = ['mingze-manifest/1', MANIFEST_FORMAT] as const;

const text = z.string().max(20_000);
const id = z.string().min(1).max(200);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const decimal = z.string().regex(/^-?(?:0|[1-9]\d{0,39})(?:\.\d{1,10})?$/);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

const fact = z.strictObject({
  slot: id,
  indicator: id,
  title: text,
  /** The definition in words. */
  definition: text,
  /** The definition as it is computed, in the words of the pack (docs/packs.md). */
  expression: z.strictObject({ where: text.nullable(), measure: text, time: text }),
  over: z.strictObject({ ledger: id, title: text }),
  /** Flow: both days; stock: `from` is null and `to` the day of the state. */
  period: z.strictObject({ from: day.nullable(), to: day }),
  scope: text,
  unit: text,
  value_unit: text,
  render: z.enum(RENDERINGS),
  value: decimal,
  printed: text.min(1),
  noun: text,
  /** A sealed ledger gives the number alone: no count of rows and no root. */
  sealed: z.boolean(),
  rows: count.nullable(),
  root: digest.nullable(),
});

const inline = z.union([text, z.strictObject({ slot: id })]);

const members = z.strictObject({
  format: z.enum(FORMATS),
  report: z.strictObject({
    id,
    number: z.int().min(1),
    year: z.int().min(1000).max(9998),
    title: text,
    date: day,
    city: text,
    /** Of a reissue: why. */
    reason: text.nullable(),
  }),
  packs: z.array(text),
  hash: z.enum(['sha256', 'sm3']),
  issued: z.strictObject({ at: z.iso.datetime(), actor: text, key: digest }),
  facts: z.array(fact),
  /** Auxiliary values of the checks; null where there was none. */
  values: z.array(z.strictObject({ id, title: text, unit: text.nullable(), value: decimal.nullable() })),
  /** What a year on year was compared with. */
  last_year: z.array(z.strictObject({ slot: id, value: decimal.nullable() })),
  parameters: z.record(id, text),
  checks: z.array(
    z.strictObject({
      id,
      severity: z.enum(['error', 'warning']),
      message: text,
      assert: text,
      outcome: z.enum(['met', 'not_met', 'not_evaluated']),
      values: z.record(id, decimal.nullable()),
    }),
  ),
  /** Units of the city and the townships that have no row in any ledger of the year. */
  silent_units: z.array(z.strictObject({ code: id, name: text })),
  /** From format 2 on. */
  consistency: consistencySchema.optional(),
  text: z.strictObject({
    title: z.array(text),
    document_no: text.nullable(),
    issuer: text.nullable(),
    addressee: text,
    blocks: z.array(z.strictObject({ kind: z.enum(['heading', 'paragraph']), inlines: z.array(inline) })),
    signer: text,
  }),
  /** SHA-256 or SM3 of each part, by its place: they name the place of a change (part-digests.ts). */
  digests: z.record(id, digest),
});

/** One issued report as it is signed. */
export const manifestSchema = members.refine(
  ({ format, consistency }) => (format === MANIFEST_FORMAT) === (consistency !== undefined),
  { path: ['consistency'] },
);

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestFact = Manifest['facts'][number];
export type ManifestCheck = Manifest['checks'][number];

/** A manifest as it travels: the very bytes that were signed, and what is needed to check them. */
export interface SignedManifest {
  /** Canonical JSON. */
  readonly manifest: string;
  /** Ed25519 over the UTF-8 of `manifest`, base64. */
  readonly signature: string;
  /** PEM. */
  readonly publicKey: string;
}
