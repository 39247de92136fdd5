import assert from 'node:assert/strict';
import { groupBy } from '#model/group-by.ts';
import type { PostKind } from '#model/access/types.ts';
import { aWorkspace, type Workspace } from './a-workspace.ts';
import { crawl, lengthOf, type Promised } from './crawler.ts';

const YEAR = '2025';
const STARTS = [`/overview?year=${YEAR}`, '/', `/ledgers?year=${YEAR}`, '/search?q=社区'];
/** One of each class goes on from these through the whole interface; the pages are the same for the others. */
const THROUGH: ReadonlySet<string> = new Set(['village_clerk', 'committee_office', 'leader']);
/** So many numbers of a page are followed. */
const OF_A_PAGE = 3;
/** Who looks at other people's rows alone may have nothing to count. */
const MAY_SEE_NONE: ReadonlySet<string> = new Set(['observer', 'liaison']);

/** Below the city, at its centre, or in power: every other post reads alone. */
export const CLERKS = /^(?:village|unit|township)_/u;
export const OFFICES = /^(?:committee|organisation|discipline|inspection)_/u;

export interface Numbers {
  readonly workspace: Workspace;
  /** The kinds of posts that were picked. */
  readonly kinds: readonly string[];
  /** Goes to the pages where a post sees numbers, or through its whole interface, and on from its numbers to their lists. */
  readonly follow: (kind: string) => Promise<void>;
}

/** A city and the posts of the packs that `which` picks; several test files share them, because a file has three minutes. */
export async function numbersOf(which: (post: PostKind) => boolean): Promise<Numbers> {
  const workspace = await aWorkspace();
  const posts = [...workspace.service.city.pack.access.posts.values()].filter(which);
  return {
    workspace,
    kinds: posts.map(({ id }) => id),
    follow: async (kind) => {
      const { page, visited, promised } = await crawl(workspace, kind, STARTS, THROUGH.has(kind));
      assert.ok(
        visited.length >= (THROUGH.has(kind) ? 12 : STARTS.length),
        `${kind} came to ${visited.join(' ')}`,
      );
      if (!MAY_SEE_NONE.has(kind)) assert.ok(promised.length > 0, `${kind} saw no number at all`);
      for (const { href, count, on } of some(promised))
        assert.equal(await lengthOf(page, href), count, `${kind} on ${on}: ${href}`);
      await page.close();
    },
  };
}

/** Some of the numbers of each page, the first and the last among them. */
function some(promised: readonly Promised[]): readonly Promised[] {
  return [...groupBy(promised, ({ on }) => on).values()].flatMap((of) => {
    const step = Math.max(1, Math.ceil(of.length / (OF_A_PAGE - 1)));
    return of.filter((_, at) => at % step === 0 || at === of.length - 1);
  });
}
