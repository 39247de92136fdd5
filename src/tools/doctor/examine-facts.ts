import { computeFacts, type Facts } from '#engine/queries/index.ts';
import { type Database, WHOLE_REGION } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { HealthFinding } from './finding.ts';

/**
 * Computes the numbers of every city and year of which answers are kept twice, from what is kept with the rows that were changed
 * since, and from all rows, and names each that differs. A report that is issued or proved never relies on what is kept.
 */
export async function examineFacts(db: Database, pack: Pack, now: Date): Promise<readonly HealthFinding[]> {
  const { rows } = await db.owner.query<{ region: number; name: string; year: number }>(
    `select distinct r.id as region, r.name, split_part(c.cache_key, ' ', 2)::int as year
     from core.fact_cache c join app.regions r on r.id = c.region_id order by 1, 3`,
  );
  if (rows.length === 0) return [{ subject: '留存的数字', ok: true, detail: '数据库里没有，不必比较' }];
  const findings: HealthFinding[] = [];
  for (const { region, name, year } of rows) {
    const of = (cache: boolean): Promise<Facts> =>
      computeFacts({
        // As a program that has just started: it remembers nothing, and finds what the database keeps.
        db: { ...db },
        pack,
        scope: { region, ...WHOLE_REGION },
        year,
        cache,
        now,
      });
    const [kept, anew] = [await of(true), await of(false)];
    const wrong = differences(kept, anew);
    findings.push({
      subject: `${name}${year}年留存的数字`,
      ok: wrong.length === 0,
      detail:
        wrong.length === 0
          ? `${anew.facts.length} 个，与由全部记录重算的一致`
          : `${wrong.join('；')}。留存的数字只用于查阅，签发和核验都由记录重算；请清空 core.fact_cache 后重新启动。`,
    });
  }
  return findings;
}

function differences(kept: Facts, anew: Facts): readonly string[] {
  const words = (value: string | null): string => value ?? '没有数值';
  const facts = anew.facts.flatMap((fact, at) => {
    const other = kept.facts[at];
    return other?.value === fact.value && other.rows === fact.rows
      ? []
      : [
          `${fact.slot} 留存的是 ${words(other?.value ?? null)}（${other?.rows ?? 0} 条记录），由记录重算是 ${words(fact.value)}（${fact.rows} 条）`,
        ];
  });
  const values = [...anew.values].flatMap(([id, value]) =>
    kept.values.get(id) === value
      ? []
      : [`核对用的 ${id} 留存的是 ${words(kept.values.get(id) ?? null)}，由记录重算是 ${words(value)}`],
  );
  return [...facts, ...values];
}
