import * as z from 'zod/mini';

const words = z.string().check(z.minLength(1), z.maxLength(2000));
const id = z.string().check(z.minLength(1), z.maxLength(200));
const place = z.int().check(z.minimum(0), z.maximum(1_000_000));

/** Classification of the numbers in the words of a report that come from no ledger. */
export const quantitiesSchema = z.strictObject({
  /** A verifier cannot repeat the classification of another method than its own, and says so. */
  method: id,
  /** Stretches of the text whose numbers no record proves, with the reasons; `by` null: the definition pack. */
  literals: z
    .array(
      z.strictObject({
        text: words,
        reason: words,
        by: z.nullable(z.strictObject({ name: words, office: words })),
      }),
    )
    .check(z.maxLength(1000)),
  /**
   * The places of parameters with numbers: paragraph (0 the title, 1 the addressee, then the blocks), offsets, name.
   */
  parameters: z
    .array(z.strictObject({ block: place, start: place, end: place, name: id }))
    .check(z.maxLength(1000)),
});
export type ManifestQuantities = z.infer<typeof quantitiesSchema>;
