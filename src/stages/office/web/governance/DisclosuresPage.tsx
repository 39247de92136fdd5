import { useAct, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseMoment } from '#web/ui/chinese-time.ts';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { AskDisclosure } from './AskDisclosure.tsx';
import { PageTurner } from './PageTurner.tsx';
import { usePages } from './use-pages.ts';

/**
 * Requests for access to a sealed record with their reasons and decisions, always by another person than the requester.
 */
export function DisclosuresPage() {
  const pages = usePages();
  const query = pages.after === undefined ? {} : { after: pages.after };
  const asked = useOperation('GET /api/v1/disclosures', { query }, { keep: true });
  const decide = useAct('POST /api/v1/disclosures/{id}/decision');
  const ledgers = asked.data?.ledgers ?? [];
  const titles = new Map(ledgers.map(({ id, title }) => [id, title]));
  return (
    <Page
      title="知悉申请"
      says="封闭台账的记录，无权知悉的可以申请查看；由另一人决定，申请和决定都记入日志。"
      help={<p>申请时写明台账和记录的编号。有没有这条记录，答复都一样；同意后才能在台账中看到。</p>}
    >
      <AskDisclosure ledgers={ledgers} />
      <ProblemNotice error={decide.error} />
      <Answer of={asked}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Nothing>没有您的申请，也没有等您决定的申请。</Nothing>
          ) : (
            <>
              <div className="wide">
                <table className="plain">
                  <thead>
                    <tr>
                      <th scope="col">申请人</th>
                      <th scope="col">台账</th>
                      <th scope="col">记录</th>
                      <th scope="col">理由</th>
                      <th scope="col">申请时间</th>
                      <th scope="col">决定</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map(({ id, by, ledger, key, reason, requestedAt, own, allowed }) => (
                      <tr key={id}>
                        <td>{own ? '本人' : by}</td>
                        <td>{titles.get(ledger) ?? ledger}</td>
                        <td>{key}</td>
                        <td>{reason}</td>
                        <td>{chineseMoment(requestedAt)}</td>
                        <td>
                          {allowed !== null ? (
                            <StateMark state={allowed ? 'agrees' : 'fails'}>
                              {allowed ? '已同意' : '未同意'}
                            </StateMark>
                          ) : own ? (
                            <StateMark state="none">等候决定</StateMark>
                          ) : (
                            <span className="row-actions">
                              <ReasonButton
                                size="small"
                                says="同意查看"
                                asks="为什么同意（记入日志）"
                                onReason={(why) =>
                                  decide.mutate({ path: { id }, body: { allowed: true, reason: why } })
                                }
                              />
                              <ReasonButton
                                size="small"
                                says="不同意"
                                asks="为什么不同意（记入日志）"
                                onReason={(why) =>
                                  decide.mutate({ path: { id }, body: { allowed: false, reason: why } })
                                }
                              />
                            </span>
                          )}
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
