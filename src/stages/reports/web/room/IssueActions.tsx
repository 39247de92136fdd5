import { Alert, Button } from 'antd';
import { useState } from 'react';
import { ask, useAct } from '#web/api/use-operation.ts';
import { GoButton } from '#web/ui/GoButton.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { saveFile } from '#web/ui/save-file.ts';
import { mayReport, useMe } from '#web/ui/session.ts';
import { offered } from './offered.ts';
import { IssueButton } from './IssueButton.tsx';
import type { Room } from './room.ts';
import { SendButton } from './SendButton.tsx';

interface IssueActionsProps {
  readonly report: string;
  readonly year: string;
  readonly room: Room;
}

/** Draft, send, sign and issue, as far as the acting post and the state of the report allow. */
export function IssueActions({ report, year, room }: IssueActionsProps) {
  const me = useMe();
  const path = { report, year };
  const [error, setError] = useState<Error | null>(null);
  const send = useAct('POST /api/v1/reports/{report}/{year}/send');
  const recall = useAct('POST /api/v1/reports/{report}/{year}/recall');
  const issue = useAct('POST /api/v1/reports/{report}/{year}/issue');
  const draft = (): void => {
    setError(null);
    void ask('POST /api/v1/reports/{report}/{year}/draft', { path, body: {} }).then(
      (file) => saveFile(file, `${room.title}（草稿）.docx`),
      setError,
    );
  };
  const [signs, drafts] = [mayReport(me, 'sign'), mayReport(me, 'draft')];
  const waits = room.signing?.last?.act === 'sent';
  return (
    <>
      {signs || drafts ? (
        <GoButton to={`/reports/${report}/${year}/sign`} type={signs && waits ? 'primary' : 'default'}>
          {signs && offered(room).sign ? '去签批' : '签批情况'}
        </GoButton>
      ) : null}
      {drafts ? (
        <>
          <GoButton to={`/reports/${report}/${year}/text`}>改文稿</GoButton>
          <Button onClick={draft}>下载草稿</Button>
          <SendButton
            room={room}
            busy={send.isPending || recall.isPending}
            onSend={(words) => send.mutate({ path, body: { words } })}
            onRecall={(step) => recall.mutate({ path, body: { step } })}
          />
        </>
      ) : null}
      {mayReport(me, 'issue') ? (
        <IssueButton
          room={room}
          error={issue.error}
          busy={issue.isPending}
          onIssue={(reason) => issue.mutate({ path, body: { reason } })}
        />
      ) : null}
      <ProblemNotice error={error ?? send.error ?? recall.error ?? issue.error} />
      {issue.data ? (
        <Alert
          type="success"
          title={`${issue.data.isNew ? '已印发' : '内容与已印发的相同，没有另印'}：第 ${issue.data.number} 版`}
        />
      ) : null}
    </>
  );
}
