import type { LedgerAction, LedgerWork, PostKind, Reach } from '../access/types.ts';
import type { Ledger } from '../pack/types.ts';
import type { WrittenAccess } from '../schema/access.ts';
import type { Keys, Source } from './source.ts';
import type { GatheredWork, Named } from './work.ts';

/** A post with the place that defines it. */
export interface PlacedPost {
  readonly post: PostKind;
  readonly source: Source<WrittenAccess>;
  readonly at: Keys;
}

interface Half {
  readonly half: 'record' | 'accept';
  readonly word: string;
  /** Who does this half has all of these. */
  readonly needed: readonly LedgerAction[];
  /** Who does not do it has none of these. */
  readonly reserved: readonly LedgerAction[];
}

const HALVES: readonly Half[] = [
  { half: 'record', word: '登记', needed: ['write', 'submit'], reserved: ['write', 'submit'] },
  // Not everybody who accepts may void: once a number is told, a row goes away by fewer hands.
  { half: 'accept', word: '审核', needed: ['accept', 'return'], reserved: ['accept', 'return', 'void'] },
];

/**
 * Judges that the rights of the posts are those of the work: who does a work can, as far as it goes, and nobody else.
 * Both are written down apart, so that neither a right nor a name can be forgotten or be too much.
 */
export function judgeWorks(
  works: ReadonlyMap<string, GatheredWork>,
  workOf: ReadonlyMap<string, LedgerWork>,
  ledgers: ReadonlyMap<string, Ledger>,
  posts: readonly PlacedPost[],
): void {
  const known = new Map(posts.map((one) => [one.post.id, one]));
  for (const work of works.values()) {
    const about = [...workOf]
      .filter(([, of]) => of.work === work.id)
      .flatMap(([id]) => ledgers.get(id) ?? []);
    for (const one of HALVES) {
      for (const [id, named] of work[one.half]) {
        const placed = known.get(id);
        if (placed) judgeNamed(placed.post, named, about, one);
        else named.source.fault('unknown_post', named.at, `没有岗位“${id}”`, '用 access 的 posts 中的编号');
      }
      for (const placed of posts)
        if (!work[one.half].has(placed.post.id)) judgeUnnamed(placed, work, about, one);
    }
  }
}

function judgeNamed(
  post: PostKind,
  { reach, source, at }: Named,
  ledgers: readonly Ledger[],
  { word, needed }: Half,
): void {
  const exactly = (ledger: Ledger): boolean =>
    needed.every((action) => {
      const reaches = reachesOn(post, ledger, action);
      return reaches.size === 1 && reaches.has(reach);
    });
  const wrong = ledgers.filter((ledger) => !exactly(ledger));
  if (wrong.length > 0)
    source.fault(
      'work',
      at,
      `${post.title}应能${word}${titles(wrong)}，范围 ${reach}，权限不是这样`,
      `在岗位“${post.id}”的 grants 中写明 ${needed.join('、')} 和同样的 reach，或改这里`,
    );
}

/** The fault stands at the grant, since the right is what is too much. */
function judgeUnnamed(
  { post, source, at }: PlacedPost,
  work: GatheredWork,
  ledgers: readonly Ledger[],
  { word, reserved }: Half,
): void {
  for (const [index, grant] of post.grants.entries()) {
    const reached = grant.actions.some((action) => reserved.includes(action))
      ? ledgers.filter(({ id }) => grant.ledgers.has(id))
      : [];
    if (reached.length > 0)
      source.fault(
        'work',
        [...at, 'grants', index],
        `${post.title}能${word}${titles(reached)}，“${work.title}”里却没有这个岗位`,
        `收回这项权限；确实由它做的，写进工作“${work.id}”`,
      );
  }
}

function reachesOn(post: PostKind, { id }: Ledger, action: LedgerAction): ReadonlySet<Reach> {
  return new Set(
    post.grants
      .filter((grant) => grant.ledgers.has(id) && grant.actions.includes(action))
      .map((grant) => grant.reach),
  );
}

/** A few titles tell where to look; a whole work has up to twenty ledgers. */
function titles(ledgers: readonly Ledger[]): string {
  const shown = ledgers.slice(0, 3).map(({ title }) => `“${title}”`);
  return `${shown.join('、')}${ledgers.length > shown.length ? `等 ${ledgers.length} 本台账` : ''}`;
}
