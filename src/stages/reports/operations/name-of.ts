import type { Actor } from '#kernel/audit/index.ts';

/** Who somebody is beside what he did: unit, post and name. */
export function nameOf({ name, unit, post }: Actor): string {
  return [unit, post, name].filter((part) => part !== null && part !== undefined).join(' ');
}
