/** A session ends two hours after its last use, and twelve hours after its beginning (ASVS 5.0, 7.3). */
const IDLE = 2 * 3600_000;
const WHOLE = 12 * 3600_000;

/** A session is valid when it was used after the first instant and opened after the second. */
export function sessionLife(now: Date): { readonly usedAfter: Date; readonly openedAfter: Date } {
  return { usedAfter: new Date(now.getTime() - IDLE), openedAfter: new Date(now.getTime() - WHOLE) };
}
