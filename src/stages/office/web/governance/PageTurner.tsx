import { Button } from 'antd';
import { PageOnPaper } from '#web/ui/OnPaper.tsx';
import type { Pages } from './use-pages.ts';

/** The buttons for the previous and the next page. */
export function PageTurner({ pages, next }: { readonly pages: Pages; readonly next: string | null }) {
  if (pages.back === null && next === null) return null;
  return (
    <>
      <PageOnPaper next={next !== null} first={pages.back === null} />
      <nav className="row-actions" aria-label="翻页">
        <Button disabled={pages.back === null} onClick={() => pages.back?.()}>
          上一页
        </Button>
        <Button disabled={next === null} onClick={() => (next === null ? undefined : pages.forward(next))}>
          下一页
        </Button>
      </nav>
    </>
  );
}
