import type { LedgerWork, Reach } from '../access/types.ts';
import type { WrittenAccess } from '../schema/access.ts';
import type { LedgerSource } from './ledgers.ts';
import type { Keys, Source } from './source.ts';

/** A post that does a work, with the place that says so. */
export interface Named {
  readonly reach: Reach;
  readonly source: Source<WrittenAccess>;
  readonly at: Keys;
}

/** A kind of work as it is gathered from the files of all packs. */
export interface GatheredWork {
  readonly id: string;
  readonly title: string;
  readonly record: Map<string, Named>;
  readonly accept: Map<string, Named>;
}

/** How far each post goes, without the places. */
export const reachesOf = (named: ReadonlyMap<string, Named>): ReadonlyMap<string, Reach> =>
  new Map([...named].map(([post, { reach }]) => [post, reach]));

/** Gathers who does which work, and whose work each ledger is. */
export function compileWorks(
  sources: readonly Source<WrittenAccess>[],
  ledgers: readonly LedgerSource[],
): { works: ReadonlyMap<string, GatheredWork>; workOf: ReadonlyMap<string, LedgerWork> } {
  const works = new Map<string, GatheredWork>();
  for (const source of sources)
    for (const [index, { work: id, title }] of (source.value.work ?? []).entries()) {
      if (title === undefined) continue;
      if (works.has(id))
        source.fault('duplicate', ['work', index, 'work'], `工作“${id}”重复`, '改用另一编号');
      works.set(id, { id, title, record: new Map(), accept: new Map() });
    }
  for (const source of sources) addHands(source, works);
  return { works, workOf: worksOf(ledgers, works) };
}

/** A pack with a post of its own adds it to the work of another pack, which it cannot change. */
function addHands(source: Source<WrittenAccess>, works: ReadonlyMap<string, GatheredWork>): void {
  for (const [index, written] of (source.value.work ?? []).entries()) {
    const work = works.get(written.work);
    if (!work) {
      source.fault(
        'unknown_work',
        ['work', index, 'work'],
        `没有工作“${written.work}”`,
        '新的工作要写 title；给别的包的工作加岗位，用它的编号',
      );
      continue;
    }
    for (const act of ['record', 'accept'] as const)
      for (const [post, reach] of Object.entries(written[act] ?? {})) {
        const at = ['work', index, act, post];
        if (work[act].has(post))
          source.fault('duplicate', at, `工作“${work.title}”已经写了岗位“${post}”`, '只写一次');
        work[act].set(post, { reach, source, at });
      }
  }
}

function worksOf(
  ledgers: readonly LedgerSource[],
  works: ReadonlyMap<string, GatheredWork>,
): ReadonlyMap<string, LedgerWork> {
  const workOf = new Map<string, LedgerWork>();
  for (const { source, ledger } of ledgers) {
    const { work } = source.value;
    if (work && ledger.kind === 'base')
      source.fault('work', ['work'], '基础表不属于哪一种工作', '删去 work；谁能改，写在岗位的 ledgers 里');
    else if (work && !works.has(work.as))
      source.fault('unknown_work', ['work', 'as'], `没有工作“${work.as}”`, '用 access 的 work 中的编号');
    else if (work) workOf.set(ledger.id, { work: work.as, reason: work.reason });
    else if (works.size > 0 && ledger.kind === 'ledger')
      source.fault(
        'work',
        [],
        `台账“${ledger.title}”没有写明由谁做`,
        '写 work：as 是哪一种工作，reason 是一句理由',
      );
  }
  return workOf;
}
