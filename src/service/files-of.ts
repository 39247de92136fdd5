import type { Call } from './endpoint.ts';

/** With what the operations on files work. */
export function filesOf({ context, principal, now }: Call) {
  const { db, pack, files } = context;
  return { db, pack, files, principal, now };
}
