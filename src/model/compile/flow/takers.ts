import type { Access } from '../../access/types.ts';
import type { CompiledFlow } from './flows.ts';

/** Every step names posts that exist and may read the ledger: a step that nobody can take would hold every matter for ever. */
export function judgeTakers(flows: Iterable<CompiledFlow>, { posts }: Access): void {
  for (const { source, ledger, flow } of flows)
    for (const { id, title, who } of flow.steps)
      for (const [index, taker] of who.entries())
        for (const [at, name] of taker.posts.entries()) {
          const place = ['steps', id, 'who', index, 'posts', at];
          const post = posts.get(name);
          if (!post) source.fault('flow', place, `没有岗位“${name}”`, '核对岗位编号');
          else if (!post.grants.some((one) => one.ledgers.has(ledger.id) && one.actions.includes('read')))
            source.fault(
              'flow',
              place,
              `“${post.title}”看不到“${ledger.title}”，办不了“${title}”`,
              '给这个岗位查阅的权限，或换一个岗位',
            );
        }
}
