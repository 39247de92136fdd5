import { Button } from 'antd';
import { Suspense, useContext } from 'react';
import { ASKED_AHEAD, useAct, useOperation } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { RowActs } from '#web/ui/row-acts.ts';
import { useMe } from '#web/ui/session.ts';
import { useDecide } from '../just-done/use-decide.ts';
import type { Definition, ListedRow } from '../definition.ts';

const BACK = { submit: '报送', accept: '审定', return: '退回' } as const;

/** The user's decision on the row, when it is the last change: it can be undone at any later time. */
function useOwnDecision(definition: Definition, row: ListedRow): keyof typeof BACK | null {
  const { session, post } = useMe();
  const history = useOperation(
    'GET /api/v1/ledgers/{ledger}/rows/{id}/history',
    { path: { ledger: definition.id, id: row.id } },
    { when: post.personal, fresh: ASKED_AHEAD },
  );
  const last = history.data?.items.at(-1);
  const { name, login } = session.account;
  if (!last || last.version !== row.version || last.actor !== `${name}（${login}）`) return null;
  return last.action in BACK ? (last.action as keyof typeof BACK) : null;
}

interface ActionsProps {
  readonly definition: Definition;
  readonly row: ListedRow;
  readonly onEdit: () => void;
}

/** The acts of the acting post on a row in its present state. */
export function Actions({ definition, row, onEdit }: ActionsProps) {
  const { decide, error, busy } = useDecide(definition);
  const elsewhere = useContext(RowActs);
  const last = useOwnDecision(definition, row);
  const back = useAct('POST /api/v1/ledgers/{ledger}/status/take-back');
  const may = (action: Definition['actions'][number]): boolean => definition.actions.includes(action);
  const act = (action: 'submit' | 'accept' | 'return' | 'void', reason: string | null = null): void =>
    decide(action, [row.id], reason);
  const open = row.status === 'draft' || row.status === 'returned';
  return (
    <>
      <ProblemNotice error={error ?? back.error} />
      <div className="row-actions">
        {may('submit') && open ? (
          <Button type="primary" loading={busy} onClick={() => act('submit')}>
            报送
          </Button>
        ) : null}
        {may('accept') && row.status === 'submitted' ? (
          <Button type="primary" loading={busy} onClick={() => act('accept')}>
            审定
          </Button>
        ) : null}
        {may('write') && row.status !== 'voided' ? <Button onClick={onEdit}>修改</Button> : null}
        {may('return') && (row.status === 'submitted' || row.status === 'accepted') ? (
          <ReasonButton
            says="退回"
            asks="退回的意见：请写明要改什么"
            onReason={(reason) => act('return', reason)}
          />
        ) : null}
        {may('void') && row.status !== 'voided' ? (
          <ReasonButton
            says="作废"
            asks="作废的理由：作废的记录不再计数，也不能恢复"
            onReason={(reason) => act('void', reason)}
          />
        ) : null}
        {last && may(last) ? (
          <Button
            loading={back.isPending}
            onClick={() =>
              back.mutate({
                path: { ledger: definition.id },
                body: { action: last, rows: [{ id: row.id, version: row.version }] },
              })
            }
          >
            撤回{BACK[last]}
          </Button>
        ) : null}
        <Suspense fallback={null}>
          {elsewhere.map(({ Act }, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- the list never changes
            <Act key={at} ledger={definition.id} id={row.id} />
          ))}
        </Suspense>
        <Button onClick={() => print()}>打印</Button>
      </div>
    </>
  );
}
