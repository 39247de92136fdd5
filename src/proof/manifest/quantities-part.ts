import * as z from 'zod/mini';

const words = z.string().check(z.minLength(1), z.maxLength(2000));
const id = z.string().check(z.minLength(1), z.maxLength(200));
const place = z.int().check(z.minimum(0), z.maximum(1_000_000));

/** What the numbers in the words of a report are, beside those that come from a ledger. */
export const quantitiesSchema = z.strictObject({
  /** Of another method than its own, a verifier cannot classify the numbers again, and says so. */
  method: id,
  /** Stretches of the text whose numbers no record proves, and why they may stand there; `by` null: the definition pack. */
  literals: z
    .array(
      z.strictObject({
        text: words,
        reason: words,
        by: z.nullable(z.strictObject({ name: words, office: words })),
      }),
    )
    .check(z.maxLength(1000)),
  /** Where a parameter with a number stands: paragraph (0 the title, 1 the addressee, then the blocks), offsets, name. */
  parameters: z
    .array(z.strictObject({ block: place, start: place, end: place, name: id }))
    .check(z.maxLength(1000)),
});
export type ManifestQuantities = z.infer<typeof quantitiesSchema>;
