import { z } from 'zod';

/** First line of a backup, in clear. */
export const FORMAT = 'mingze-backup/1';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const identifier = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

/** The beginning of a backup: the state of the tables to which it belongs. */
export const beginning = z.strictObject({
  taken_at: z.iso.datetime(),
  cities: z.array(z.strictObject({ region: z.int(), name: z.string() })),
  postgres: z.string(),
  packs: z.array(z.string()),
  migrations: z.array(z.strictObject({ id: z.string(), hash: digest })),
  tables: z.array(
    z.strictObject({
      schema: identifier,
      name: identifier,
      columns: z.array(z.strictObject({ name: identifier, type: z.string(), identity: z.boolean() })),
    }),
  ),
});
export type Beginning = z.output<typeof beginning>;
export type TableOfBackup = Beginning['tables'][number];

/** The end of a backup, signed by the installation: how much it contains, and what a restore must compute again. */
export const ending = z.strictObject({
  /** SHA-256 of the beginning's text. */
  beginning: digest,
  sections: z.array(z.strictObject({ name: z.string(), bytes: z.int(), digest })),
  rows: z.record(z.string(), z.int()),
  /** The last entry of each chain of the log. */
  logs: z.array(z.strictObject({ region: z.int(), seq: z.string(), hash: digest })),
  /** Every number of every year that has report parameters: slot → [exact value, rows]. */
  facts: z.array(
    z.strictObject({
      region: z.int(),
      year: z.int(),
      values: z.record(z.string(), z.tuple([z.string().nullable(), z.int()])),
    }),
  ),
});
export type Ending = z.output<typeof ending>;

/** The ending's text with the signature over it. */
export const signedEnding = z.strictObject({
  text: z.string(),
  key: digest,
  public_key: z.string(),
  signature: z.string(),
});

/** "schema"."name" for SQL; both come from the catalog or passed `identifier`. */
export function quoted({ schema, name }: Pick<TableOfBackup, 'schema' | 'name'>): string {
  return `"${schema}"."${name}"`;
}

/** Columns of a table for COPY. */
export function columnList({ columns }: Pick<TableOfBackup, 'columns'>): string {
  return columns.map(({ name }) => `"${name}"`).join(', ');
}
