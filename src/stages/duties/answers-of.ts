import type { Answer } from '#model/pack/duty.ts';
import type { Pack } from '#model/pack/types.ts';

/** How rows answer a duty: its own answers, and those of the rule that it replaces. */
export function answersOf(
  { answers, duties }: Pick<Pack, 'answers' | 'duties'>,
  duty: string,
): readonly Answer[] {
  const replaced = duties.get(duty)?.replaces ?? null;
  return answers.filter((one) => one.duty === duty || one.duty === replaced);
}
