import type { Room } from './room.ts';

type Declared = Room['quantities']['declared'][number];

/** The numbers of a text that somebody answers for in writing: those of the definition packs are not among them. */
export function answeredFor({ declared }: Pick<Room['quantities'], 'declared'>): readonly Declared[] {
  return declared.filter(({ by }) => by !== null);
}

/**
 * What stands behind the numbers of a text, in one sentence: nothing is called proven that somebody declared or that has no
 * value yet.
 */
export function provenWords({
  quantities,
  signing,
}: {
  readonly quantities: Pick<Room['quantities'], 'proven' | 'missing' | 'declared' | 'unproven'>;
  /** Null: whoever reads is not told of each number, so that nothing is said of all of them. */
  readonly signing: object | null;
}): string {
  const { proven, missing, unproven } = quantities;
  const said = answeredFor(quantities).length;
  const others = [
    said > 0 ? `${said} 个由人书面说明` : '',
    missing > 0 ? `${missing} 个缺数` : '',
    unproven.length > 0 ? `${unproven.length} 个没有来历` : '',
  ].filter(Boolean);
  const all = others.length > 0 || signing === null ? others : ['没有一个没有来历'];
  return [`文中 ${proven} 个数字有据`, ...all].join('，');
}
