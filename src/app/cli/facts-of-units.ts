import { extname, resolve } from 'node:path';
import { writeByUnit } from '#engine/exchange/index.ts';
import {
  byUnitTable,
  type ByUnitTable,
  type FactsByUnit,
  factsByUnit,
  levelOf,
} from '#engine/queries/index.ts';
import { withCity } from './city.ts';
import { EXIT, type Invocation, textOption } from './command.ts';
import { factJson } from './fact-json.ts';
import { textTable } from './text-table.ts';
import { UsageProblem } from './usage-problem.ts';
import { writingOut } from './writing-out.ts';

/** So many numbers stand beside one another in a terminal. */
const BESIDE = 8;

/**
 * `mingze facts --by`: all numbers of the units of a level, and what they add up to.
 * @param by kinds of units as they were written
 * @returns 3 when a sum differs from the city's number and nothing explains it
 * @throws LEVEL-UNKNOWN, OUT-EXISTS, UsageProblem
 */
export async function factsOfUnits(invocation: Invocation, year: number, by: string): Promise<number> {
  const { options, out } = invocation;
  const file = textOption(options, 'out');
  if (file !== null && !['.csv', '.xlsx'].includes(extname(file).toLowerCase()))
    throw new UsageProblem('--out 须以 .xlsx 或 .csv 结尾。');
  const found = await withCity(invocation, async ({ db, pack, scope }) =>
    factsByUnit({ db, pack, scope, year, now: invocation.now(), level: levelOf(pack, by) }),
  );
  const table = byUnitTable(found, textOption(options, 'unit') ?? '全市');
  if (file === null) for (const line of linesOf(found, table)) out.line(line);
  else {
    const path = resolve(file);
    await writingOut(path, () => writeByUnit(path, `${year}年各${found.level.title}的数字`, table));
    out.line(`已写成 ${path}：${found.units.length} 个单位，${table.columns.length} 个数字。`);
  }
  for (const line of differencesOf(found)) out.line(line);
  out.result(answerOf(found));
  return found.comparisons.some(({ fault }) => fault !== null) ? EXIT.refused : EXIT.ok;
}

/** The table in pieces of so many numbers as a terminal is wide, each with the titles of its numbers. */
function linesOf({ year, level }: FactsByUnit, table: ByUnitTable): readonly string[] {
  const lines = [`${year}年，按${level.title}分列`, ''];
  // 说明 stands below in sentences.
  const shown = [...table.units, ...table.totals.slice(0, -1)];
  for (let from = 0; from < table.columns.length; from += BESIDE) {
    const columns = table.columns.slice(from, from + BESIDE);
    lines.push(
      ...textTable([
        ['单位', ...columns.map(({ slot }) => slot)],
        ...shown.map(({ name, cells }) => [name, ...cells.slice(from, from + BESIDE)]),
      ]),
      ...columns.map(({ slot, title, valueUnit }) => `  ${slot} ${title}（${valueUnit}）`),
      '',
    );
  }
  return lines;
}

/** Numbers whose sum is not the city's, each with its reason or as a fault. */
function differencesOf({ city, comparisons }: FactsByUnit): readonly string[] {
  const facts = new Map(city.map((fact) => [fact.indicator, fact]));
  return comparisons.flatMap(({ indicator, sum, difference, reason, fault }) => {
    const fact = facts.get(indicator);
    if (!fact || (reason === null && fault === null)) return [];
    const head = `${fact.slot} ${fact.title}`;
    if (fault !== null) return [`错误：${head}：${fault}`];
    if (sum === null) return [`${head}：${reason ?? ''}`];
    return [`${head}：合计 ${sum}，应为 ${fact.value ?? ''}，相差 ${difference ?? ''}：${reason ?? ''}`];
  });
}

/** The documented form of the answer. */
function answerOf({ year, level, units, remainder, city, comparisons }: FactsByUnit): unknown {
  const slots = new Map(city.map(({ indicator, slot }) => [indicator, slot]));
  return {
    year,
    level,
    units: units.map(({ unit: { paths: _paths, path: _path, ...unit }, facts }) => ({
      ...unit,
      facts: facts.map(factJson),
    })),
    remainder: remainder.map(factJson),
    city: city.map(factJson),
    comparisons: comparisons.map((one) => ({ slot: slots.get(one.indicator) ?? '', ...one })),
  };
}
