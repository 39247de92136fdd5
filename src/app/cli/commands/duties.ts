import { loadUnits, namesOfPeople } from '#engine/records/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { dayOf } from '#model/time/day-of.ts';
import {
  type OccurrenceLine,
  type OccurrenceQuery,
  periodWords,
  readOccurrences,
  STANDING_WORDS,
} from '#stages/duties/index.ts';
import { type City, withCity } from '../city.ts';
import { type Command, EXIT, type Invocation } from '../command.ts';
import { yearOption } from '../year-option.ts';

export const duties: Command = {
  usage: '--year 2021 [--unit 单位] [--json]',
  options: {
    year: { type: 'string', value: 'YEAR', help: '年度' },
    unit: { type: 'string', value: '单位', help: '只列该单位及其下级' },
  },
  run: (invocation) => listOccurrences(invocation, yearOption(invocation.options), {}),
};

/** The lines of one page; the command line reads page after page. */
const PAGE = 500;

/** Lists occurrences on the terminal: in words, or whole as JSON. @returns the exit code */
export async function listOccurrences(
  invocation: Invocation,
  year: number,
  which: Pick<OccurrenceQuery, 'standings' | 'dueFrom'>,
): Promise<number> {
  const { out, now } = invocation;
  const lines = await withCity(invocation, async (city) => {
    const { db, pack, scope } = city;
    const reading = { db, pack, scope, year, now: now(), today: dayOf(now()) };
    const found: OccurrenceLine[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page = await readOccurrences(reading, { ...which, after, limit: PAGE });
      found.push(...page.items);
      after = page.next;
      more = after !== null;
    }
    return withNames(city, found);
  });
  for (const one of lines)
    out.line(
      `${one.unitName}  ${one.duty} ${one.periodName}${one.who === '' ? '' : `（${one.who}）`}：${one.standingName}，${one.answers}/${one.least} 次，期限 ${one.due ?? '未能推算'}  ${one.obligation}`,
    );
  out.line(`${year}年共 ${lines.length} 期。`);
  out.result(lines);
  return EXIT.ok;
}

async function withNames({ db, pack, scope }: City, lines: readonly OccurrenceLine[]) {
  const units = await withScope(db, scope, (client) => loadUnits(client, scope.region));
  const names = new Map(units.map(({ code, name, shortName }) => [code, shortName ?? name]));
  const people = await namesOfPeople(
    db,
    scope,
    lines.flatMap(({ holder }) => holder || []),
  );
  return lines.map((one) => ({
    ...one,
    unitName: names.get(one.unit) ?? one.unit,
    who: people.get(one.holder) ?? '',
    periodName: periodWords(one.period),
    standingName: STANDING_WORDS[one.standing],
    obligation: pack.duties.get(one.duty)?.obligation ?? '',
  }));
}
