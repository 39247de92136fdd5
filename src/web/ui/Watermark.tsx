import { Watermark as Marked } from 'antd';
import { type ReactNode, useState } from 'react';
import { chineseMoment } from './chinese-time.ts';
import { useMe } from './session.ts';

/** Across a sealed page, on the screen and on paper: who looked, and when. */
export function Watermark({ children }: { readonly children: ReactNode }) {
  const { name, login } = useMe().session.account;
  const [at] = useState(() => chineseMoment(new Date().toISOString()));
  return (
    <Marked content={[`${name}（${login}）`, at]} font={{ color: 'rgba(0,0,0,0.10)' }}>
      {children}
    </Marked>
  );
}
