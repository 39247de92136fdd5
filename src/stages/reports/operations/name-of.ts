import type { Actor } from '#kernel/audit/index.ts';

/** The actor of an act: unit, post and name. */
export function nameOf({ name, unit, post }: Actor): string {
  return [unit, post, name].filter((part) => part !== null && part !== undefined).join(' ');
}
