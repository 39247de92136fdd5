import { Refused } from '../api/client.ts';
import type { Operations } from '../api/operations.ts';
import { useAct } from '../api/use-operation.ts';
import { ProblemNotice } from './ProblemNotice.tsx';
import { ReasonButton } from './ReasonButton.tsx';

interface AskSecondPersonProps {
  /** Why an act was refused. */
  readonly error: Error | null;
  readonly act: NonNullable<Operations['POST /api/v1/proposals']['body']>['act'];
  /** The subject of the agreement. */
  readonly subject?: string;
}

/** Why an act was refused; where another administrator has to agree first, the agreement is requested from here. */
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
