import { Button } from 'antd';
import { useState } from 'react';
import { shortened } from './short-list.ts';

/** A sentence; of a long list of names at its end the first few and the count, the rest on demand. */
export function ShortList({ text }: { readonly text: string }) {
  const [open, setOpen] = useState(false);
  const found = shortened(text);
  if (!found || open) return <>{text}</>;
  const { head, first, count } = found;
  return (
    <>
      {head}
      {first.join('、')}等 {count} 个
      <Button
        size="small"
        type="link"
        onClick={(event) => {
          event.preventDefault();
          setOpen(true);
        }}
      >
        全部列出
      </Button>
    </>
  );
}
