import { Button, Popconfirm } from 'antd';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { offered } from './offered.ts';
import type { Room } from './room.ts';

interface SendButtonProps {
  readonly room: Room;
  readonly busy: boolean;
  readonly onSend: (words: string | null) => void;
  readonly onRecall: (step: number) => void;
}

/**
 * Sends the report for signing, where it is correct and not under way already, and after a return with an answer to it;
 * the sender may recall it.
 */
export function SendButton({ room, busy, onSend, onRecall }: SendButtonProps) {
  const may = offered(room);
  const last = room.signing?.last;
  return (
    <>
      {may.resend ? (
        <ReasonButton
          type="primary"
          says="重新送签"
          asks="对退回的意见怎么办的？写一句，签批的人看得到；没有改的，写明为什么。"
          loading={busy}
          onReason={onSend}
        />
      ) : null}
      {may.send ? (
        <Popconfirm
          title="现在送签？"
          description="签批的人从此在工作台和提醒里看到；在有人签批以前，您可以撤回。"
          okText="确定送签"
          cancelText="不办了"
          onConfirm={() => onSend(null)}
        >
          <Button type="primary" loading={busy}>
            送签
          </Button>
        </Popconfirm>
      ) : null}
      {may.recall && last ? (
        <Popconfirm
          title="撤回送签？"
          description="签批的人不再看到，一切回到送签以前。"
          okText="确定撤回"
          cancelText="不办了"
          onConfirm={() => onRecall(last.step)}
        >
          <Button loading={busy}>撤回送签</Button>
        </Popconfirm>
      ) : null}
    </>
  );
}
