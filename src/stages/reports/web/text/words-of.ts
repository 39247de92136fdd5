import type { Room } from '../room/room.ts';
import type { Desk } from './desk.ts';
import type { Chip, ChipWords } from './editor/words.ts';

/**
 * The words that a text may use, in the form of chips; names that its author may type lead to the same, where they are
 * unique.
 */
export function wordsOf(desk: Desk, room: Room): ChipWords {
  const known = new Map(room.numbers.map((one) => [one.slot, one]));
  const numbers = desk.numbers.map(({ indicator, slot, title, noun }) => {
    const number = known.get(slot ?? indicator);
    const value = number?.value == null ? '还没有数值' : `${number.value}${number.valueUnit}`;
    const chip: Chip = {
      printed: number?.printed ?? null,
      title: `${title}：${value}${noun === '' ? '' : `，量词“${noun}”`}`,
      state: number?.state ?? 'none',
    };
    return [indicator, title, chip] as const;
  });
  const names = desk.parameters.map(({ parameter, title, value }) => {
    const chip: Chip = { printed: value, title, state: value === null ? 'none' : 'plain' };
    return [parameter, title, chip] as const;
  });
  return { numbers: byWord(numbers), names: byWord(names) };
}

/** A shared title names neither. */
function byWord(
  all: readonly (readonly [id: string, title: string, chip: Chip])[],
): ReadonlyMap<string, Chip> {
  const titles = new Map<string, Chip | null>();
  for (const [, title, chip] of all) titles.set(title, titles.has(title) ? null : chip);
  const single = [...titles].flatMap(([title, chip]) => (chip === null ? [] : [[title, chip] as const]));
  return new Map([...single, ...all.map(([id, , chip]) => [id, chip] as const)]);
}
