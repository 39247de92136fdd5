import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ProblemNotice } from './ProblemNotice.tsx';

interface AnswerProps<Data> {
  readonly of: UseQueryResult<Data>;
  /** Lines of the skeleton, about as many as the answer will have. */
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}

/** A loading answer: a skeleton of its shape, the refusal in words, or the answer. */
export function Answer<Data>({ of, lines = 6, children }: AnswerProps<Data>) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error) return <ProblemNotice error={of.error} again={() => void of.refetch()} />;
  return <Skeleton active={false} title={false} paragraph={{ rows: lines }} aria-label="正在读取" />;
}
