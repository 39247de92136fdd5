import { createHash } from 'node:crypto';
import type { Scope } from '#kernel/db/index.ts';
import type { Quantity } from '#model/pack/types.ts';
import type { Pass } from './pass.ts';

const digests = new WeakMap<Quantity, string>();

/** The identity of a definition. */
function digestOf(quantity: Quantity): string {
  const found = digests.get(quantity) ?? sha256([quantity.where, quantity.measure, quantity.time]);
  digests.set(quantity, found);
  return found;
}

/** The identity of a question: definitions, parameters, year and eyes. */
export function keyOf(
  { id, asks }: Pass,
  { scope, year }: { readonly scope: Scope; readonly year: number },
): string {
  const what = asks.map(({ key, year: of, quantity, parameters }) => [
    key,
    of,
    digestOf(quantity),
    quantity.parameters.map((name) => parameters.get(name)),
  ]);
  return `${id} ${year} ${sha256(['parts/1', what, eyesOf(scope)])}`;
}

/** Whose eyes: who acts is nothing to a number, only what the post reaches, and how. */
export function eyesOf({ lo, hi, rights }: Scope): string {
  return JSON.stringify([lo, hi, rights && [rights.personal, rights.sealed, rights.classes, rights.reports]]);
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
