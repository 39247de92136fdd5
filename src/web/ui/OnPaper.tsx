import type { ReactNode } from 'react';

/** Says on paper alone that it is not all there is, and how to get the rest: what the browser's own menu prints too. */
export function OnPaper({ children }: { readonly children: ReactNode }) {
  return <p className="on-paper">△ {children}</p>;
}

/** The same for a list of several pages, of which one is shown. */
export function PageOnPaper({ next, first }: { readonly next: boolean; readonly first: boolean }) {
  if (!next && first) return null;
  return (
    <OnPaper>
      纸上只是其中一页，{next ? '后面还有' : '前面还有'}。要全部的，逐页打印，或在台账里“导出”成工作簿。
    </OnPaper>
  );
}
