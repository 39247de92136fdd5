import { type Act, nothingChanged, withChangeIfAny } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { calendarErrors } from '../errors.ts';

/** A change of a day. */
export interface DayChange {
  readonly day: string;
  /** 'plain': decided by its weekday; null: by the packs again. */
  readonly kind: 'off' | 'work' | 'plain' | null;
  readonly name: string;
  readonly reason: string;
}

const WORDS = { off: '放假', work: '上班', plain: '与平常一样' } as const;

/**
 * Sets a day of the city's calendar. Terms that were computed before stay as they were; later ones use it.
 * @throws CALENDAR-DAY when the weekday already decides the same
 */
export async function setDay(
  db: Database,
  act: Act,
  { pack, day, kind, name, reason }: DayChange & { readonly pack: Pack },
): Promise<void> {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const weekend = weekday === 0 || weekday === 6;
  const ofPack = pack.calendar.get(Number(day.slice(0, 4)))?.days.get(day) ?? null;
  if (kind === 'off' && weekend && ofPack === null)
    throw calendarErrors.error('CALENDAR-DAY', { day, reason: '周末本来就休息' });
  if (kind === 'work' && !weekend && ofPack === null)
    throw calendarErrors.error('CALENDAR-DAY', { day, reason: '本来就上班' });
  await withChangeIfAny(db, act, async (client) => {
    const { region } = act.scope;
    const { rowCount } =
      kind === null
        ? await client.query('delete from calendar.days where region_id = $1 and day = $2', [region, day])
        : await client.query(
            `insert into calendar.days (region_id, day, kind, name, reason) values ($1, $2, $3, $4, $5)
             on conflict (region_id, day) do update set kind = excluded.kind, name = excluded.name, reason = excluded.reason
             where (days.kind, days.name, days.reason) is distinct from (excluded.kind, excluded.name, excluded.reason)`,
            [region, day, kind, name, reason],
          );
    if (rowCount === 0) nothingChanged();
    const says = kind === null ? '按定义包的安排' : WORDS[kind];
    return { result: undefined, events: [{ type: 'calendar.day', data: { day, says, name, reason } }] };
  });
}
