import type { Operations } from '#web/api/operations.ts';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseMoment } from '#web/ui/chinese-time.ts';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { PageTurner } from './PageTurner.tsx';
import { usePages } from './use-pages.ts';

type Proposal = Operations['GET /api/v1/proposals']['answer']['items'][number];

/** Acts that one administrator may not do alone: requested by one, decided by another. */
export function ProposalsPage() {
  const pages = usePages();
  const query = pages.after === undefined ? {} : { after: pages.after };
  const asked = useOperation('GET /api/v1/proposals', { query }, { keep: true });
  return (
    <Page
      title="双人事项"
      says="一名管理员不能独自办的事：由一人提出，另一名管理员决定；同意后七天内由提出的人办理一次。"
      help={
        <p>
          启用“小单位”、更换统一身份认证、重置管理员的口令、由接口备份，都在这里。提出在办理的地方，办不了时按提示提请。
        </p>
      }
    >
      <Answer of={asked}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Nothing>没有申请。</Nothing>
          ) : (
            <>
              <div className="wide">
                <table className="plain">
                  <thead>
                    <tr>
                      <th scope="col">事项</th>
                      <th scope="col">提出人</th>
                      <th scope="col">理由</th>
                      <th scope="col">提出时间</th>
                      <th scope="col">决定</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((one) => (
                      <tr key={one.id}>
                        <td>{one.words}</td>
                        <td>{one.own ? '本人' : one.by}</td>
                        <td>{one.reason}</td>
                        <td>{chineseMoment(one.askedAt)}</td>
                        <td>
                          <Decision proposal={one} />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <PageTurner pages={pages} next={next} />
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function Decision({ proposal: { id, own, allowed, decidedBy, usedAt } }: { readonly proposal: Proposal }) {
  const decide = useAct('POST /api/v1/proposals/{id}/decision');
  if (allowed !== null)
    return (
      <StateMark state={allowed ? 'agrees' : 'fails'}>
        {decidedBy}
        {allowed ? '已同意' : '未同意'}
        {usedAt === null ? '' : '，已办理'}
      </StateMark>
    );
  if (own) return <StateMark state="none">等候另一名管理员决定</StateMark>;
  const given = (yes: boolean) => (reason: string) =>
    decide.mutate({ path: { id }, body: { allowed: yes, reason } });
  return (
    <>
      <ProblemNotice error={decide.error} />
      <span className="row-actions">
        <ReasonButton size="small" says="同意" asks="为什么同意（记入日志）" onReason={given(true)} />
        <ReasonButton size="small" says="不同意" asks="为什么不同意（记入日志）" onReason={given(false)} />
      </span>
    </>
  );
}
