import { coalesce, type PathRange, type Rights, WHOLE_REGION } from '#kernel/db/index.ts';
import { subtreeOf } from '#engine/records/index.ts';
import type { Access, Grant, LedgerAction, LedgerClass, Reach } from '#model/access/types.ts';

/** A person acting in one of his posts. */
export interface Acting {
  /** The appointment: who holds which post where and when. Lists of knowers contain its id. */
  readonly appointment: string;
  readonly account: string;
  /** The kind of post, by its id in the packs. */
  readonly kind: string;
  /** Code of the unit in which the post is held. */
  readonly unit: string;
  /** Codes of the units in the holder's portfolio (分管). */
  readonly named: readonly string[];
}

/**
 * The rows that a post reaches with `action`, for each class of ledgers. This is the only predicate: the policies of
 * the database compare with its ranges, and nothing else decides. A kind of post that no pack defines, or a unit that
 * does not exist, reaches nothing.
 * @param paths path of every unit, by code
 */
export function rightsOf(
  access: Access,
  acting: Acting,
  action: LedgerAction,
  paths: ReadonlyMap<string, string>,
): Rights {
  const kind = access.posts.get(acting.kind);
  const grants = (kind?.grants ?? []).filter((grant) => grant.actions.includes(action));
  // A number shows no person: counting distinct persons is allowed, and every row of a sealed ledger counts.
  const counts = action === 'count';
  const classes = access.classes.map((one) => {
    const about = grantsOn(grants, one);
    return {
      ranges: coalesce(about.flatMap(({ reach }) => rangesOf(reach, acting, paths))),
      author: about.some(({ reach }) => reach === 'own_rows') ? acting.account : null,
      knowsAll: about.length > 0 && (counts || about.every(({ knowledge }) => knowledge === 'all')),
    };
  });
  return {
    post: acting.appointment,
    account: acting.account,
    personal: counts || (kind?.personal ?? false),
    reports: kind?.reports ?? [],
    sealed: access.classes.map((one) => one.sealed),
    knowsSealed: access.classes.some(
      ({ sealed, base }, index) => sealed && !base && (classes[index]?.knowsAll ?? false),
    ),
    classes,
  };
}

/** All ledgers of a class have the same grants, so any of them represents the class. */
function grantsOn(grants: readonly Grant[], { ledgers: [any = ''] }: LedgerClass): readonly Grant[] {
  return grants.filter((grant) => grant.ledgers.has(any));
}

function rangesOf(
  reach: Reach,
  { unit, named }: Acting,
  paths: ReadonlyMap<string, string>,
): readonly PathRange[] {
  const path = paths.get(unit);
  const below = (code: string): readonly PathRange[] => {
    const of = paths.get(code);
    return of === undefined ? [] : [subtreeOf(of)];
  };
  switch (reach) {
    case 'whole_region':
    case 'own_rows':
      return [WHOLE_REGION];
    case 'named_units':
      return named.flatMap(below);
    case 'own_unit_and_below':
      return below(unit);
    case 'own_unit':
      return path === undefined ? [] : [exactly(path)];
    default:
      // upward: the units above, themselves alone
      return path === undefined ? [] : ancestorsOf(path).map(exactly);
  }
}

/** The range of exactly one path: in a longer path the next character is at least U+0001. */
function exactly(path: string): PathRange {
  return { lo: path, hi: `${path}\u0001` };
}

function ancestorsOf(path: string): readonly string[] {
  const steps = path.split('/').slice(0, -2);
  return steps.map((_, index) => `${steps.slice(0, index + 1).join('/')}/`);
}
