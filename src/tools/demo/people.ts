import type { Demo, DemoPost } from '#model/pack/demo.ts';
import { dayNumber, dayText } from './days.ts';
import { draw, hashText } from './random.ts';
import type { DemoUnit } from './units.ts';

/** One post that a person holds or held. */
export interface HeldPost {
  readonly code: string;
  readonly name: string;
  readonly unit: DemoUnit;
  readonly post: string;
  readonly rank: string | null;
  readonly roles: readonly string[];
  /** Codes of the units for which the holder is responsible (分管). */
  readonly portfolio: readonly string[];
  readonly from: string;
  readonly to: string | null;
}

interface Seat {
  readonly unit: DemoUnit;
  readonly spec: DemoPost;
  readonly person: { readonly code: string; readonly name: string };
  readonly portfolio: readonly string[];
  readonly from: string;
}

/**
 * Makes the officials. Some exchange their posts within the years, pair by pair, so that nobody holds two and no post
 * is vacant; some are followed by a new person.
 */
export function demoPeople(
  demo: Demo,
  unitsOf: (set: string) => readonly DemoUnit[],
  years: readonly number[],
  seed: number,
): readonly HeldPost[] {
  const [first = 2024] = years;
  const last = years.at(-1) ?? first;
  const stream = hashText('people', seed);
  let people = 0;
  const person = (unit: DemoUnit): Seat['person'] => {
    people += 1;
    return { code: `P${String(people).padStart(5, '0')}`, name: nameOf(demo, stream, people, unit) };
  };
  const held: HeldPost[] = [];
  const hold = (seat: Seat, to: string | null): void => {
    const { unit, spec } = seat;
    held.push({
      ...seat.person,
      unit,
      post: spec.post,
      rank: spec.rank,
      roles: spec.roles,
      portfolio: seat.portfolio,
      from: seat.from,
      to,
    });
  };
  const deal = portfolios(demo, unitsOf);
  const waiting = new Map<DemoPost, Seat>();
  for (const spec of demo.posts)
    for (const unit of unitsOf(spec.in))
      for (let time = 0; time < spec.times; time += 1) {
        const who = person(unit);
        const since = dayNumber(`${first - 4}-01-05`) + Math.floor(draw(stream, people, 1) * 1400);
        const seat = { unit, spec, person: who, portfolio: deal(spec), from: dayText(since) };
        if (spec.replaced !== null) {
          const day = `${first}-${spec.replaced}`;
          hold(seat, day);
          hold({ ...seat, person: person(unit), from: day }, null);
        } else if (draw(stream, people, 2) * 100 >= spec.moved) hold(seat, null);
        else {
          const partner = waiting.get(spec);
          if (!partner || partner.unit === unit) {
            if (!partner) waiting.set(spec, seat);
            else hold(seat, null);
            continue;
          }
          waiting.delete(spec);
          const span = dayNumber(`${last}-11-30`) - dayNumber(`${first}-02-01`);
          const day = dayText(dayNumber(`${first}-02-01`) + Math.floor(draw(stream, people, 3) * span));
          hold(partner, day);
          hold(seat, day);
          hold({ ...partner, unit, from: day }, null);
          hold({ ...seat, unit: partner.unit, from: day }, null);
        }
      }
  for (const seat of waiting.values()) hold(seat, null);
  return held;
}

/** Divides a set of units among the seats that lead it: every n-th to each, so that none is empty. */
function portfolios(
  { posts }: Demo,
  unitsOf: (set: string) => readonly DemoUnit[],
): (spec: DemoPost) => readonly string[] {
  const seats = new Map<string, number>();
  for (const { leads, in: set, times } of posts)
    if (leads !== null) seats.set(leads, (seats.get(leads) ?? 0) + unitsOf(set).length * times);
  const dealt = new Map<string, number>();
  return ({ leads }) => {
    if (leads === null) return [];
    const at = dealt.get(leads) ?? 0;
    dealt.set(leads, at + 1);
    const n = seats.get(leads) ?? 1;
    return unitsOf(leads)
      .filter((_, index) => index % n === at)
      .map(({ code }) => code)
      .toSorted();
  };
}

function nameOf(demo: Demo, stream: number, number: number, unit: DemoUnit): string {
  const one = (list: readonly string[], salt: number): string =>
    list[Math.floor(draw(stream, number, salt) * list.length)] ?? unit.code;
  // Surnames are in the order of their frequency: the square favours the first ones.
  const surname = demo.surnames[Math.floor(draw(stream, number, 4) ** 2 * demo.surnames.length)] ?? '';
  const double = draw(stream, number, 5) < 0.8;
  return surname + one(demo.givenNames, 6) + (double ? one(demo.givenNames, 7) : '');
}
