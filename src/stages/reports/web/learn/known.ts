import type { Room } from '../room/room.ts';
import type { Desk } from '../text/desk.ts';

/** A number of the city, for recognising numbers of an old report. */
interface KnownNumber {
  readonly title: string;
  readonly initials: string;
  readonly noun: string;
  /** With its unit; null: none yet. */
  readonly value: string | null;
  readonly lastYear: string | null;
}

/** By indicator. */
export type Known = ReadonlyMap<string, KnownNumber>;

export function knownOf(desk: Desk, room: Room): Known {
  const numbers = new Map(room.numbers.map((one) => [one.slot, one]));
  return new Map(
    desk.numbers.map(({ indicator, slot, title, noun, initials }) => {
      const one = numbers.get(slot ?? indicator);
      const withUnit = (value: string | null | undefined): string | null =>
        value == null ? null : `${value}${one?.valueUnit ?? ''}`;
      return [
        indicator,
        { title, initials, noun, value: withUnit(one?.value), lastYear: withUnit(one?.lastYear) },
      ];
    }),
  );
}
