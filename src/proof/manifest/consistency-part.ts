import * as z from 'zod/mini';
import { FINDING_KINDS } from '../consistency/finding.ts';
import { FLOOR_PERIODS } from '#model/pack/relations.ts';

const words = z.string().check(z.maxLength(20_000));
const said = z.string().check(z.minLength(1), z.maxLength(20_000));
const id = z.string().check(z.minLength(1), z.maxLength(200));
const slots = z.array(id).check(z.maxLength(1000));

const relations = z.strictObject({
  wholes: z.array(z.strictObject({ whole: id, parts: slots, complete: z.boolean() })),
  concepts: z.array(z.strictObject({ title: words, slots })),
  people_cases: z.array(z.strictObject({ people: id, cases: id })),
  plans: z.array(z.strictObject({ plan: id, done: id })),
  floors: z.array(
    z.strictObject({
      id,
      obligation: words,
      slot: id,
      each: z.enum(FLOOR_PERIODS),
      least: z.int().check(z.minimum(1)),
      periods: z.array(z.strictObject({ name: words, value: id })),
    }),
  ),
  sums: z.array(z.strictObject({ slot: id, silent: z.array(id) })),
  rules: z.array(z.strictObject({ id, slots })),
  offices: z.array(z.strictObject({ office: words, sections: z.array(z.int()) })),
});

export const findingSchema = z.strictObject({
  id,
  kind: z.enum(FINDING_KINDS),
  severity: z.enum(['error', 'warning', 'note']),
  what: words,
  why: words,
  where: z.array(
    z.strictObject({ section: words, paragraph: z.int().check(z.minimum(1)), sentence: words, slots }),
  ),
  values: z.record(z.string(), z.nullable(words)),
  /** The office that may explain it; null for an error. */
  may_explain: z.nullable(words),
  explanation: z.nullable(z.strictObject({ text: said, by: said, office: said })),
});

/** The contradictions of the text at the time of issue, and everything that is needed to find them again. */
export const consistencySchema = z.strictObject({
  /** A verifier cannot recompute the findings of another method than its own, and says so. */
  method: id,
  relations,
  last_issued: z.nullable(
    z.strictObject({
      year: z.int(),
      numbers: z.array(z.strictObject({ slot: id, title: words, value: words })),
    }),
  ),
  findings: z.array(findingSchema),
});
export type ManifestConsistency = z.infer<typeof consistencySchema>;
export type ManifestFinding = ManifestConsistency['findings'][number];
