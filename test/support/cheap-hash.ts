import { hash } from '@node-rs/argon2';

/**
 * The hash of a password as the product keeps it, at the least cost: what tests sign in with protects nothing, and a
 * sign-in with the product's own cost takes a processor 13 to 25 ms.
 */
export function cheapHash(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), { memoryCost: 8, timeCost: 1 });
}
