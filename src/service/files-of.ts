import type { Call } from './endpoint.ts';

/** The context of the operations on files. */
export function filesOf({ context, principal, now }: Call) {
  const { db, pack, files } = context;
  return { db, pack, files, principal, now };
}
