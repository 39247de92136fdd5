/** So long one look lasts: going to and fro within a morning does not make what is new old. */
const ONE_LOOK = 30 * 60 * 1000;

interface Looks {
  /** When this look began. */
  readonly now: string;
  /** When the one before it began. */
  readonly before: string | null;
}

/**
 * When the desk was looked at the last time before this one, in this browser.
 * @param who account and post
 * @returns ISO 8601; null at the first time
 */
export function lastLook(who: string): string | null {
  const place = `mingze.look.${who}`;
  const now = new Date();
  let kept: Looks | null = null;
  try {
    kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Looks | null;
  } catch {
    // Begins anew.
  }
  if (kept && now.getTime() - Date.parse(kept.now) < ONE_LOOK) return kept.before;
  const looks: Looks = { now: now.toISOString(), before: kept?.now ?? null };
  localStorage.setItem(place, JSON.stringify(looks));
  return looks.before;
}
