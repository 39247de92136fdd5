import { Alert, Button } from 'antd';
import type { Operations } from '#web/api/operations.ts';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay, chineseMoment } from '#web/ui/chinese-time.ts';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { mayReport, useMe } from '#web/ui/session.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { NumberCounts } from './room/NumberCounts.tsx';
import { OpenPoints } from './room/OpenPoints.tsx';
import { Changes } from './Changes.tsx';
import { UnprovenNumbers } from './room/UnprovenNumbers.tsx';
import './reports.css';

type Signing = Operations['GET /api/v1/reports/{report}/{year}/sign']['answer'];

/** What a leader puts his name to: on one page, before he does. */
export function SignPage() {
  const place = usePlace();
  const path = { report: place.param('report'), year: place.param('year') };
  const signing = useOperation('GET /api/v1/reports/{report}/{year}/sign', { path });
  // Asked beside the rest: the page waits for one answer after another no longer than before.
  const versions = useOperation('GET /api/v1/reports/{report}/{year}/versions', { path });
  const issued = (versions.data?.items ?? []).filter(({ proven }) => proven).map(({ number }) => number);
  const lastIssued = issued.length === 0 ? null : Math.max(...issued);
  const me = useMe();
  const sign = useAct('POST /api/v1/reports/{report}/{year}/sign');
  const digest = signing.data?.digest ?? null;
  return (
    <Page
      title={`签批${path.year}年度报告`}
      says={<Go to={`/reports/${path.report}/${path.year}`}>看文稿全文和每个数字的来历</Go>}
      actions={
        <>
          <Button onClick={() => print()}>打印</Button>
          {mayReport(me, 'sign') ? (
            <Button
              type="primary"
              disabled={digest === null}
              loading={sign.isPending}
              onClick={() => {
                if (digest !== null) sign.mutate({ path, body: { digest } });
              }}
            >
              签批以下内容
            </Button>
          ) : null}
        </>
      }
      help={
        <>
          <p>
            签批的是现在的文稿、每个数字和下面列出的提醒。签批以后内容有任何变动，签批即失效，须重新签批。
          </p>
          <p>签批后由办公室印发；印发的文件另由本系统的密钥签名，可以离线核验。</p>
        </>
      }
    >
      <ProblemNotice error={sign.error} />
      {sign.isSuccess ? <Alert type="success" className="problem" title="已签批。" /> : null}
      <Answer of={signing} lines={12}>
        {(found) => (
          <div className="signing">
            <Covered signing={found} />
            <section aria-label="签批的人应当知道">
              <h2>签批的人应当知道</h2>
              <OpenPoints room={found.room} year={path.year} />
              <UnprovenNumbers room={found.room} report={path.report} year={path.year} />
            </section>
            <SinceIssued {...path} number={lastIssued} />
            <Approvals signing={found} />
            <Signatures signing={found} />
          </div>
        )}
      </Answer>
    </Page>
  );
}

/** The report in one paragraph. */
function Covered({ signing: { room, digest } }: { readonly signing: Signing }) {
  const rows = room.numbers.reduce((sum, one) => sum + one.rows, 0);
  return (
    <section aria-label="签批的内容">
      <h2>签批的内容</h2>
      <p className="signing-title">《{room.title}》</p>
      <p>
        <NumberCounts room={room} />
      </p>
      <p>都由各台账已审定的记录算出，共计入记录 {rows.toLocaleString('zh-CN')} 条次。</p>
      {digest === null ? (
        <p>
          <StateMark state="fails">还有不解决不能印发的事项，现在不能签批。</StateMark>
        </p>
      ) : (
        <p className="quiet">
          所签内容的摘要：<span data-verbatim>{digest.slice(0, 16)}</span>
        </p>
      )}
    </section>
  );
}

/** How the report differs from the version that was issued last: worked out when who signs asks for it. */
function SinceIssued({
  number,
  ...path
}: {
  readonly report: string;
  readonly year: string;
  readonly number: number | null;
}) {
  if (number === null) return null;
  return (
    <section aria-label="与上一版相比">
      <h2>与上一版相比</h2>
      <p>
        已印发第 {number} 版；这次签批的是它以后的修改：
        <Changes {...path} number={String(number)} />
      </p>
    </section>
  );
}

function Approvals({ signing: { approvals } }: { readonly signing: Signing }) {
  return (
    <section aria-label="谁审定了记录">
      <h2>谁审定了记录</h2>
      {approvals.length === 0 ? (
        <p className="quiet">没有在系统中逐条审定的；这一年的记录由已审定的表格导入。</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">审定人</th>
              <th scope="col" className="number">
                记录
              </th>
              <th scope="col">最后一次</th>
            </tr>
          </thead>
          <tbody>
            {approvals.map(({ by, rows, last }) => (
              <tr key={by}>
                <td>{by}</td>
                <td className="number">{rows.toLocaleString('zh-CN')} 条</td>
                <td>{chineseDay(last)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="quiet">封闭台账的审定不在此列。</p>
    </section>
  );
}

function Signatures({ signing: { signatures } }: { readonly signing: Signing }) {
  return (
    <section aria-label="已有的签批">
      <h2>已有的签批</h2>
      {signatures.length === 0 ? <p className="quiet">还没有人签批。</p> : null}
      <ul>
        {signatures.map(({ by, at, digest, holds }) => (
          <li key={`${by} ${at}`}>
            <StateMark state={holds ? 'agrees' : 'fails'}>{holds ? '有效' : '内容已变，失效'}</StateMark>
            {'　'}
            {by}　{chineseMoment(at)}
            <span className="quiet" data-verbatim>
              　{digest.slice(0, 16)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
