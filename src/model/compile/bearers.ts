import { type Bearer, DUTY_PERIODS, type DutyPeriod } from '../pack/duty.ts';
import type { Ledger } from '../pack/types.ts';
import type { WrittenDuty } from '../schema/duty.ts';
import { BASE } from './scope.ts';
import type { Keys, Source } from './source.ts';

type Written = NonNullable<WrittenDuty['bearers']>[number];

/** Compiles whom a duty binds. The required count comes from the cadence, or from the bearer where that is higher. */
export function compileBearers(
  written: WrittenDuty,
  at: Keys,
  { fault }: Source<unknown>,
  ledgers: ReadonlyMap<string, Ledger>,
): readonly Bearer[] {
  const known = (sheet: string, field: string): ReadonlySet<string> =>
    new Set(
      ledgers
        .get(sheet)
        ?.field.get(field)
        ?.choices?.map(({ code }) => code),
    );
  const kinds = known(BASE.units, 'kind');
  const roles = known(BASE.posts, 'roles');
  const bearers = (written.bearers ?? []).flatMap((one, index): Bearer[] => {
    const here = [...at, 'bearers', index];
    for (const [position, kind] of one.kinds.entries())
      if (!kinds.has(kind))
        fault('bearer', [...here, 'kinds', position], `没有单位类别“${kind}”`, '写单位表中的类别代码');
    const personal = one.as === 'secretary' || one.as === 'member';
    if (personal !== (one.role !== undefined))
      fault('bearer', here, '书记、成员须写 role，其他主体不写', '写明由担任哪个角色的人承担，或删去 role');
    if (one.role !== undefined && !roles.has(one.role))
      fault('bearer', [...here, 'role'], `没有角色“${one.role}”`, '写人员表中的角色代码');
    if (one.portfolio && one.as !== 'member')
      fault(
        'bearer',
        [...here, 'portfolio'],
        '只有成员按分管单位承担',
        '删去 portfolio，或把 as 写成 member',
      );
    const often = oftenOf(written, one);
    if (typeof often === 'string') {
      fault('bearer', here, often, '频次只能取自 cadence 中“至少”“一般”的次数，或由 starts 起算');
      return [];
    }
    return [
      Object.freeze({
        as: one.as,
        kinds: Object.freeze(one.kinds),
        named: Object.freeze(one.named ?? []),
        role: one.role ?? null,
        portfolio: one.portfolio ?? false,
        ...often,
      }),
    ];
  });
  if (bearers.length > 0 && bearers.every((one) => one.every === null) && !written.starts)
    fault('bearer', [...at, 'bearers'], '事发时的责任没有写明由什么起算', '写 starts，或删去 bearers');
  return Object.freeze(bearers);
}

/** How often a bearer must act; a returned text is the message of a fault. */
function oftenOf(
  { cadence }: WrittenDuty,
  bearer: Written,
): { every: DutyPeriod | null; least: number } | string {
  if (cadence === 'event') return { every: null, least: 1 };
  const regular = [cadence ?? []].flat().filter(({ kind }) => kind === 'min' || kind === 'typical');
  const fitting = regular.flatMap(({ period, count }) => {
    const every = DUTY_PERIODS.find((one) => one === period);
    return every !== undefined && (bearer.period ?? every) === every ? [{ every, count }] : [];
  });
  const [only, ...more] = fitting;
  if (!only) {
    const term = [cadence ?? []].flat().some(({ period }) => period === 'term');
    return term ? { every: null, least: 1 } : '没有可以按期间推算的频次';
  }
  if (more.length > 0) return '有几种频次，没有写明按哪一种';
  if (bearer.count !== undefined && bearer.count < only.count) return '次数少于频次所定';
  return { every: only.every, least: bearer.count ?? only.count };
}
