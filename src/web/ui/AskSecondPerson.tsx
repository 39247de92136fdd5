import { Refused } from '../api/client.ts';
import type { Operations } from '../api/operations.ts';
import { useAct } from '../api/use-operation.ts';
import { ProblemNotice } from './ProblemNotice.tsx';
import { ReasonButton } from './ReasonButton.tsx';

interface AskSecondPersonProps {
  /** Why something was not done; shown whatever it is. */
  readonly error: Error | null;
  readonly act: NonNullable<Operations['POST /api/v1/proposals']['body']>['act'];
  /** What exactly is to be agreed to. */
  readonly subject?: string;
}

/** Why something was not done; where another administrator has to agree first, he is asked from here. */
export function AskSecondPerson({ error, act, subject = '' }: AskSecondPersonProps) {
  const propose = useAct('POST /api/v1/proposals');
  const needed = error instanceof Refused && error.problem.code === 'ACCESS-SECOND-PERSON';
  if (!needed) return <ProblemNotice error={error} />;
  if (propose.isSuccess) return <p role="status">已提请另一名管理员决定。同意以后，回到这里再办一次。</p>;
  return (
    <>
      <ProblemNotice error={propose.error ?? error} />
      <ReasonButton
        says="提请另一名管理员同意"
        asks="为什么要办（记入日志）"
        loading={propose.isPending}
        onReason={(reason) => propose.mutate({ body: { act, subject, reason } })}
      />
    </>
  );
}
