import { type Access, type Grant, LEDGER_ACTIONS, type LedgerClass, type PostKind } from '../access/types.ts';
import { frozenMap } from '../freeze.ts';
import type { Ledger } from '../pack/types.ts';
import { accessSchema, type WrittenAccess, type WrittenGrant, type WrittenPost } from '../schema/access.ts';
import { BASE } from './scope.ts';
import type { LedgerSource } from './ledgers.ts';
import { type Faults, type Keys, type PackFile, readYaml, type Source } from './source.ts';
import { compileWorks, reachesOf } from './work.ts';
import { judgeWorks, type PlacedPost } from './work-agrees.ts';

/**
 * Compiles the posts of all packs and sorts the ledgers into classes with the same grants. A pack without posts has
 * classes as well, because the policies of its tables need them.
 */
export function compileAccess(
  files: readonly PackFile[],
  ledgerSources: readonly LedgerSource[],
  faults: Faults,
): Access {
  const ledgers = new Map(ledgerSources.map(({ ledger }) => [ledger.id, ledger]));
  const sources = files.map((file) => readYaml(file, accessSchema, faults)).filter((one) => one !== null);
  const { works, workOf } = compileWorks(sources, ledgerSources);
  const worked: WorkedLedgers = { ledgers, workOf: (id) => workOf.get(id)?.work, works };
  const posts = new Map<string, PostKind>();
  const placed: PlacedPost[] = [];
  for (const source of sources)
    for (const [index, written] of (source.value.posts ?? []).entries()) {
      const at = ['posts', index] as const;
      if (posts.has(written.post))
        source.fault('duplicate', [...at, 'post'], `岗位“${written.post}”重复`, '改用另一编号');
      const post = compilePost(written, at, source, worked);
      posts.set(post.id, post);
      placed.push({ post, source, at });
    }
  // A file that could not be read may hold the post or the work that would be missed.
  if (sources.length === files.length) judgeWorks(works, workOf, ledgers, placed);
  const classes = classesOf(ledgers, posts);
  return {
    posts: frozenMap(posts),
    classes,
    classOf: frozenMap(new Map(classes.flatMap((one) => one.ledgers.map((id) => [id, one] as const)))),
    works: frozenMap(
      new Map(
        [...works.values()].map(({ id, title, record, accept }) => [
          id,
          { id, title, record: frozenMap(reachesOf(record)), accept: frozenMap(reachesOf(accept)) },
        ]),
      ),
    ),
    workOf: frozenMap(workOf),
  };
}

/** The ledgers, with the kind of work that each is. */
interface WorkedLedgers {
  readonly ledgers: ReadonlyMap<string, Ledger>;
  readonly works: ReadonlyMap<string, unknown>;
  readonly workOf: (ledger: string) => string | undefined;
}

function compilePost(
  written: WrittenPost,
  at: Keys,
  source: Source<WrittenAccess>,
  worked: WorkedLedgers,
): PostKind {
  const { ledgers } = worked;
  const { power, reports = [], grants = [] } = written;
  if (power && (grants.length > 0 || reports.length > 0))
    source.fault(
      'access',
      [...at, 'power'],
      `管理员岗位“${written.title}”不得有台账或报告的权限`,
      '三员分立：管理的不看业务内容，删去 grants 和 reports',
    );
  if (power && power !== 'security' && written.personal === 'shown')
    source.fault('access', [...at, 'personal'], '管理员岗位看不到台账', '删去这一项');
  const kinds = ledgers.get(BASE.units)?.field.get('kind')?.choices ?? [];
  for (const [index, kind] of (written.unit_kinds ?? []).entries())
    if (!kinds.some((choice) => choice.code === kind))
      source.fault(
        'unknown_code',
        [...at, 'unit_kinds', index],
        `没有单位类别“${kind}”`,
        '用单位表中单位类别的代码',
      );
  const compiled = grants.map((grant, index) =>
    compileGrant(grant, [...at, 'grants', index], source, worked),
  );
  judgeOwnRows(compiled, at, source);
  judgeReading(compiled, at, source, ledgers);
  return {
    id: written.post,
    title: written.title,
    unitKinds: written.unit_kinds ?? [],
    grants: compiled,
    reports,
    personal: written.personal !== 'hidden',
    power: power ?? null,
  };
}

function compileGrant(
  written: WrittenGrant,
  at: Keys,
  source: Source<WrittenAccess>,
  { ledgers, works, workOf }: WorkedLedgers,
): Grant {
  for (const [index, id] of (written.work ?? []).entries())
    if (!works.has(id))
      source.fault('unknown_work', [...at, 'work', index], `没有工作“${id}”`, '用 access 的 work 中的编号');
  for (const [index, id] of (written.ledgers ?? []).entries())
    if (!ledgers.has(id))
      source.fault('unknown_ledger', [...at, 'ledgers', index], `没有台账“${id}”`, '核对台账编号');
  const open = [...ledgers.values()].filter((one) => one.kind === 'ledger' && one.sensitivity !== 'sealed');
  const chosen = written.ledgers
    ? written.ledgers
    : open
        .filter(
          (one) =>
            (!written.sections || (one.section !== null && written.sections.includes(one.section))) &&
            (!written.work || written.work.includes(workOf(one.id) ?? '')),
        )
        .map((one) => one.id);
  const base = chosen.filter((id) => ledgers.get(id)?.kind === 'base');
  if (base.length > 0 && written.reach !== 'whole_region')
    source.fault('access', [...at, 'reach'], '基础表没有归属单位', '范围写 whole_region');
  const sealed = chosen.some((id) => ledgers.get(id)?.sensitivity === 'sealed');
  if (!sealed && (written.knowledge || written.actions.includes('disclose')))
    source.fault('access', at, '知悉名单只用于封闭台账', '删去 knowledge 和 disclose，或写明封闭台账');
  return {
    ledgers: new Set(chosen),
    actions: written.actions,
    reach: written.reach,
    knowledge: written.knowledge ?? 'named',
  };
}

/**
 * A grant on own rows compares the author, every other grant a range of units. A policy joins both by "and", so that
 * one post may not mix them on a ledger.
 */
function judgeOwnRows(grants: readonly Grant[], at: Keys, source: Source<WrittenAccess>): void {
  for (const action of LEDGER_ACTIONS) {
    const about = grants.filter((grant) => grant.actions.includes(action));
    const own = about.filter((grant) => grant.reach === 'own_rows');
    const twice = own.some((grant) =>
      about.some((other) => other !== grant && [...grant.ledgers].some((id) => other.ledgers.has(id))),
    );
    if (twice)
      source.fault(
        'access',
        [...at, 'grants'],
        '同一台账的同一动作，“本人记录”不能与别的范围并用',
        '保留一种范围',
      );
  }
}

/** An action requires a grant to read the same ledger: nobody changes or exports rows that he cannot read. */
function judgeReading(
  grants: readonly Grant[],
  at: Keys,
  source: Source<WrittenAccess>,
  ledgers: ReadonlyMap<string, Ledger>,
): void {
  const readable = new Set(
    grants.filter((grant) => grant.actions.includes('read')).flatMap((grant) => [...grant.ledgers]),
  );
  // Every post may read the base sheets, because they hold the names of units and people.
  const unread = (id: string): boolean => !readable.has(id) && ledgers.get(id)?.kind !== 'base';
  for (const [index, grant] of grants.entries())
    if (grant.actions.some((action) => action !== 'count') && [...grant.ledgers].some(unread))
      source.fault(
        'access',
        [...at, 'grants', index, 'actions'],
        '能办理而不能查阅的台账',
        '加上 read，或另写一条查阅的权限',
      );
}

/** Two ledgers belong to one class when every post has the same grants on both. */
function classesOf(
  ledgers: ReadonlyMap<string, Ledger>,
  posts: ReadonlyMap<string, PostKind>,
): readonly LedgerClass[] {
  const members = new Map<string, { sealed: boolean; base: boolean; ledgers: string[] }>();
  for (const { id, kind, sensitivity } of ledgers.values()) {
    const sealed = sensitivity === 'sealed';
    const rights = [...posts.values()].map((post) =>
      post.grants
        .filter((grant) => grant.ledgers.has(id))
        .flatMap(({ actions, reach, knowledge }) =>
          actions.map((action) => `${action} ${reach} ${knowledge}`),
        )
        .toSorted(),
    );
    const key = JSON.stringify([sealed, kind, rights]);
    const group = members.get(key) ?? { sealed, base: kind === 'base', ledgers: [] };
    group.ledgers.push(id);
    members.set(key, group);
  }
  return [...members.values()].map((group, index) => ({ index, ...group }));
}
