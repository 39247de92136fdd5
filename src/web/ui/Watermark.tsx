import { Watermark as Marked } from 'antd';
import { type ReactNode, useState } from 'react';
import { chineseMoment } from './chinese-time.ts';

interface WatermarkProps {
  readonly name: string;
  readonly login: string;
  readonly children: ReactNode;
}

/** Across a sealed page, on the screen and on paper: who looked, and when. */
export function Watermark({ name, login, children }: WatermarkProps) {
  const [at] = useState(() => chineseMoment(new Date().toISOString()));
  return (
    <Marked content={[`${name}（${login}）`, at]} font={{ color: 'rgba(0,0,0,0.10)' }}>
      {children}
    </Marked>
  );
}
