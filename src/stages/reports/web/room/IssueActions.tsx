import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Refused } from '#web/api/client.ts';
import { ask, useAct } from '#web/api/use-operation.ts';
import { GoButton } from '#web/ui/GoButton.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { saveFile } from '#web/ui/save-file.ts';
import { mayReport, useMe } from '#web/ui/session.ts';
import type { Room } from './room.ts';

interface IssueActionsProps {
  readonly report: string;
  readonly year: string;
  readonly room: Room;
}

/** Draft and issue, as far as the acting post may. */
export function IssueActions({ report, year, room }: IssueActionsProps) {
  const me = useMe();
  const path = { report, year };
  const [error, setError] = useState<Error | null>(null);
  const issue = useAct('POST /api/v1/reports/{report}/{year}/issue');
  const draft = (): void => {
    setError(null);
    void ask('POST /api/v1/reports/{report}/{year}/draft', { path, body: {} }).then(
      (file) => saveFile(file, `${room.title}（草稿）.docx`),
      setError,
    );
  };
  const changed = issue.error instanceof Refused && issue.error.problem.code === 'REPORT-CHANGED';
  return (
    <>
      {mayReport(me, 'sign') || mayReport(me, 'draft') ? (
        <GoButton to={`/reports/${report}/${year}/sign`}>
          {mayReport(me, 'sign') ? '去签批' : '签批情况'}
        </GoButton>
      ) : null}
      {mayReport(me, 'draft') ? (
        <>
          <GoButton to={`/reports/${report}/${year}/text`}>改文稿</GoButton>
          <Button onClick={draft}>下载草稿</Button>
        </>
      ) : null}
      {mayReport(me, 'issue') ? (
        changed ? (
          <ReasonButton
            type="primary"
            says="印发新的一版"
            asks="已印发过，内容有变。为什么印发新的一版？"
            loading={issue.isPending}
            onReason={(reason) => issue.mutate({ path, body: { reason } })}
          />
        ) : (
          <Button
            type="primary"
            loading={issue.isPending}
            disabled={room.obstacles.length > 0}
            onClick={() => issue.mutate({ path, body: {} })}
          >
            印发
          </Button>
        )
      ) : null}
      <ProblemNotice error={error ?? issue.error} />
      {issue.data ? (
        <Alert
          type="success"
          title={`${issue.data.isNew ? '已印发' : '内容与已印发的相同，没有另印'}：第 ${issue.data.number} 版`}
        />
      ) : null}
    </>
  );
}
