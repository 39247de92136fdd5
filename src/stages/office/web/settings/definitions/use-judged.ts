import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Refused } from '#web/api/client.ts';
import type { Operations } from '#web/api/operations.ts';
import { ask } from '#web/api/use-operation.ts';

type Operation = Operations['POST /api/v1/definitions/proposals'];
export type Proposal = Operation['body'];
export type Judged = Operation['answer'];

const PAUSE = 500;

/** The compiler's result for a proposal, a moment after the last keystroke; null while it is incomplete. */
export function useJudged(proposal: Proposal | null) {
  const [settled, setSettled] = useState(proposal);
  const text = JSON.stringify(proposal);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as Proposal | null), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return useQuery<Judged, Refused>({
    queryKey: ['proposal', settled],
    queryFn: () =>
      settled === null
        ? Promise.reject(new Error('nothing to judge'))
        : ask('POST /api/v1/definitions/proposals', { body: settled }),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
  });
}
