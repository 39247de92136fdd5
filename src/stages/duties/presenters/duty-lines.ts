import { z } from '@hono/zod-openapi';
import { namesOfPeople } from '#engine/records/index.ts';
import { answersOf, type OccurrenceLine, periodWords, STANDING_WORDS, STANDINGS } from '../index.ts';
import type { Call } from '#service/endpoint.ts';

const standing = z.enum(STANDINGS);

/** One occurrence in lists. */
export const dutyLine = z
  .object({
    duty: z.string(),
    obligation: z.string(),
    unit: z.string(),
    unitName: z.string(),
    bearer: z.string(),
    who: z.string().openapi({ description: '书记、成员承担的，是谁；空缺为空' }),
    period: z.string(),
    periodName: z.string(),
    from: z.string(),
    to: z.string(),
    due: z.string().nullable().openapi({ description: '期限；工作日历没有录到的年份，无法推算' }),
    least: z.number().int(),
    answers: z.number().int(),
    metOn: z.string().nullable(),
    enteredOn: z.string().nullable(),
    enteredLate: z.boolean(),
    standing,
    standingName: z.string(),
    asked: z.boolean().openapi({ description: '没有台账能回答，要单位确认' }),
  })
  .openapi('DutyOccurrence');

/** Adds the displayed names to occurrences: at most one more query, however many lines. */
export async function linesOf(
  call: Call,
  lines: readonly OccurrenceLine[],
): Promise<z.input<typeof dutyLine>[]> {
  const { pack, db } = call.context;
  const people = await namesOfPeople(
    db,
    call.act.scope,
    lines.flatMap(({ holder }) => holder || []),
  );
  return lines.map((one) => {
    const { holder, ...rest } = one;
    const duty = pack.duties.get(one.duty);
    return {
      ...rest,
      obligation: duty?.obligation ?? '',
      unitName: call.principal.shortNames.get(one.unit) ?? one.unit,
      who: people.get(holder) ?? '',
      periodName: periodWords(one.period),
      standingName: STANDING_WORDS[one.standing],
      asked: answersOf(pack, one.duty).length === 0 && !duty?.starts,
    };
  });
}
