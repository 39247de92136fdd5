import { BASE } from '#model/compile/scope.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { Value } from '#model/value.ts';
import type { DemoCity } from './city.ts';

type Row = Readonly<Record<string, Value>>;

/** The rows of a base sheet: units, posts, names of the report, and the values that earlier reports sealed. */
export function baseRows(ledger: Ledger, city: DemoCity, years: readonly number[]): readonly Row[] {
  const { demo } = city;
  const last = years.at(-1) ?? 0;
  if (ledger.id === BASE.units)
    return city.units.map((unit) => ({
      code: unit.code,
      name: unit.name,
      short_name: unit.shortName,
      kind: unit.kind,
      parent: unit.parent?.code ?? null,
      tags: unit.tags.length > 0 ? unit.tags : null,
      uscc: unit.uscc,
    }));
  if (ledger.id === BASE.posts)
    return city.posts.map((post) => ({
      code: post.code,
      name: post.name,
      unit: post.unit.code,
      post: post.post,
      rank: post.rank,
      roles: post.roles.length > 0 ? post.roles.toSorted() : null,
      portfolio: post.portfolio.length > 0 ? post.portfolio : null,
      from_on: post.from,
      to_on: post.to,
    }));
  if (ledger.field.has('parameter'))
    return years.flatMap((year) =>
      [...demo.parameters].map(([parameter, value]) => ({
        year,
        parameter,
        value: value.replaceAll('{year}', String(year)),
      })),
    );
  return demo.sealed.flatMap(({ yearsBefore, reportNo, values }) => {
    const year = last - yearsBefore;
    return [...values].map(([slot, value]) => ({
      year,
      slot,
      value: String(value),
      report_no: reportNo?.replaceAll('{year}', String(year + 1)) ?? null,
      sealed_on: `${year + 1}-01-20`,
    }));
  });
}
