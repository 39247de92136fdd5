import { Button } from 'antd';
import { useAct } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import type { Definition, ListedRow } from '../definition.ts';

interface ActionsProps {
  readonly definition: Definition;
  readonly row: ListedRow;
  readonly onEdit: () => void;
}

/** What the acting post may do with a row as it stands now. */
export function Actions({ definition, row, onEdit }: ActionsProps) {
  const status = useAct('POST /api/v1/ledgers/{ledger}/status');
  const may = (action: Definition['actions'][number]): boolean => definition.actions.includes(action);
  const act = (action: 'submit' | 'accept' | 'return' | 'void', reason: string | null = null): void =>
    status.mutate({ path: { ledger: definition.id }, body: { action, ids: [row.id], reason } });
  const open = row.status === 'draft' || row.status === 'returned';
  return (
    <>
      <ProblemNotice error={status.error} />
      <div className="row-actions">
        {may('submit') && open ? (
          <Button type="primary" loading={status.isPending} onClick={() => act('submit')}>
            报送
          </Button>
        ) : null}
        {may('accept') && row.status === 'submitted' ? (
          <Button type="primary" loading={status.isPending} onClick={() => act('accept')}>
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
        <Button onClick={() => print()}>打印</Button>
      </div>
    </>
  );
}
