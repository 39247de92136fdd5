import type { ReactNode } from 'react';
import { useOperation } from '#web/api/use-operation.ts';
import { GoButton } from '#web/ui/GoButton.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { setsUp, useMe } from '#web/ui/session.ts';

interface FreeProps {
  /** Further content for users of ledgers: the coming week, recent changes. */
  readonly children: ReactNode;
}

/**
 * An empty desk. Users who set up a city see its progress as long as it has issued no report, because otherwise they
 * would believe that it is complete; and nobody is sent to ledgers that he may not open.
 */
export function Free({ children }: FreeProps) {
  const me = useMe();
  const asks = setsUp(me);
  const steps = useOperation('GET /api/v1/first-steps', { query: {} }, { when: asks });
  if (asks && steps.isPending) return null;
  const open = (steps.data?.items ?? []).filter(({ done }) => !done);
  const works = me.post.power === null;
  if (open.some(({ step }) => step === 'report'))
    return (
      <Nothing step={<GoButton to="/first-steps">看启用步骤</GoButton>}>
        启用还没有完成：到第一份报告还有 {open.length} 步没有做，每一步由谁办写在启用步骤里。
        {works ? '另外没有等您办的事。' : ''}
      </Nothing>
    );
  if (!works) return <Nothing>没有等您办的事。您的岗位不办台账，要办的在左边的菜单里。</Nothing>;
  return <Nothing step={<GoButton to="/ledgers">打开台账</GoButton>}>没有等您办的事。{children}</Nothing>;
}
