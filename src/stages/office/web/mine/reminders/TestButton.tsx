import { Button } from 'antd';
import { useAct } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';

/** Sends a test message to the user now, and shows the result. */
export function TestButton({ channel, says }: { readonly channel: 'mail' | 'robot'; readonly says: string }) {
  const test = useAct('POST /api/v1/reminders/own/test');
  return (
    <>
      <Button loading={test.isPending} onClick={() => test.mutate({ body: { channel } })}>
        {says}
      </Button>
      {test.isSuccess ? <span role="status">已发出，请查收。</span> : null}
      <ProblemNotice error={test.error} />
    </>
  );
}
