import { Button } from 'antd';
import { Refused } from '#web/api/client.ts';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { offered } from './offered.ts';
import type { Room } from './room.ts';

interface IssueButtonProps {
  readonly room: Room;
  readonly error: Error | null;
  readonly busy: boolean;
  readonly onIssue: (reason: string | null) => void;
}

/** Issues the report where nothing prevents it; a further version with a reason. An issued report has no button. */
export function IssueButton({ room, error, busy, onIssue }: IssueButtonProps) {
  const { signing } = room;
  if (!signing || signing.verdict === 'issued') return null;
  const ready = offered(room).issue;
  const changed = error instanceof Refused && error.problem.code === 'REPORT-CHANGED';
  if (signing.issued !== null || changed)
    return (
      <ReasonButton
        type={ready ? 'primary' : 'default'}
        says="印发新的一版"
        asks="已印发过，内容有变。为什么印发新的一版？"
        disabled={!ready}
        loading={busy}
        onReason={onIssue}
      />
    );
  return (
    <Button
      type={ready ? 'primary' : 'default'}
      loading={busy}
      disabled={!ready}
      onClick={() => onIssue(null)}
    >
      印发
    </Button>
  );
}
