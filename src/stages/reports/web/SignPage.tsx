import { Alert, Button } from 'antd';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { mayReport, useMe } from '#web/ui/session.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { offered } from './room/offered.ts';
import { OpenPoints } from './room/OpenPoints.tsx';
import { UnprovenNumbers } from './room/UnprovenNumbers.tsx';
import { LastStep } from './room/Verdict.tsx';
import { SignButton } from './sign/SignButton.tsx';
import type { ReportPath, Signing } from './sign/signing.ts';
import { Approvals, Covered, Signatures, SinceIssued, Steps } from './sign/SigningParts.tsx';
import './reports.css';

/** Everything that a leader signs, on one page. */
export function SignPage() {
  const place = usePlace();
  const path = { report: place.param('report'), year: place.param('year') };
  const signing = useOperation('GET /api/v1/reports/{report}/{year}/sign', { path });
  // Loaded in parallel with the rest, so that the page does not wait longer.
  const versions = useOperation('GET /api/v1/reports/{report}/{year}/versions', { path });
  const issued = (versions.data?.items ?? []).filter(({ proven }) => proven).map(({ number }) => number);
  const lastIssued = issued.length === 0 ? null : Math.max(...issued);
  return (
    <Page
      title={`签批${path.year}年度报告`}
      says={<Go to={`/reports/${path.report}/${path.year}`}>看文稿全文和每个数字的来历</Go>}
      actions={
        <>
          <Button onClick={() => print()}>打印</Button>
          {signing.data ? <Decide path={path} signing={signing.data} /> : null}
        </>
      }
      help={
        <>
          <p>
            签批的是现在的文稿、每个数字和下面列出的提醒，签批时要确认是您本人。签批以后内容有任何变动，签批即失效，须重新签批。
          </p>
          <p>要改的，写明意见退回修改；办公室改好重新送签以前，不能签批，也不能印发。</p>
          <p>签批后由办公室印发；印发的文件另由本系统的密钥签名，可以离线核验。</p>
        </>
      }
    >
      {place.one('problem') === null ? null : (
        <Alert
          type="error"
          role="alert"
          className="problem"
          title="统一身份认证没有办成，没有确认是您本人，什么也没有签。可以再办一次。"
        />
      )}
      <Answer of={signing} lines={12}>
        {(found) => (
          <div className="signing">
            {isIssued(found) ? (
              <StateMark state="agrees">
                已印发第 {found.room.signing?.issued ?? 1} 版，以后没有变动，不用签批。
              </StateMark>
            ) : found.mine ? (
              <StateMark state="agrees">您已签批；内容不变就一直有效，不用再签。</StateMark>
            ) : null}
            <LastStep room={found.room} />
            <Covered signing={found} />
            <section aria-label="签批的人应当知道">
              <h2>签批的人应当知道</h2>
              <OpenPoints room={found.room} report={path.report} year={path.year} />
              <UnprovenNumbers room={found.room} report={path.report} year={path.year} />
            </section>
            <SinceIssued {...path} number={lastIssued} signing={found} />
            <Approvals signing={found} />
            <Signatures signing={found} />
            <Steps signing={found} />
          </div>
        )}
      </Answer>
    </Page>
  );
}

/** Whether what is shown was issued already, with not a word changed since. */
function isIssued({ room }: Signing): boolean {
  return room.signing?.verdict === 'issued';
}

/** Sign, or return with an opinion; for users who may. */
function Decide({ path, signing }: { readonly path: ReportPath; readonly signing: Signing }) {
  const me = useMe();
  const send = useAct('POST /api/v1/reports/{report}/{year}/return');
  if (!mayReport(me, 'sign')) return null;
  const last = signing.room.signing?.last;
  return (
    <>
      {last && offered(signing.room).return ? (
        <ReasonButton
          says="退回修改"
          asks="请写明意见：要改什么。起草的办公室在工作台和提醒里看到。"
          loading={send.isPending}
          onReason={(words) => send.mutate({ path, body: { words, step: last.step } })}
        />
      ) : null}
      <SignButton key={signing.digest} path={path} signing={signing} />
      <ProblemNotice error={send.error} />
    </>
  );
}
