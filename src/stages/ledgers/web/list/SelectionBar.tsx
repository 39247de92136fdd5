import { Button } from 'antd';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { useDecide } from '../just-done/use-decide.ts';
import type { Definition, ListedRow } from '../definition.ts';

interface SelectionBarProps {
  readonly definition: Definition;
  readonly known: ReadonlyMap<string, ListedRow>;
  readonly selected: readonly string[];
  readonly onDone: () => void;
}

type Action = 'submit' | 'accept' | 'return' | 'void';

/** The acts on the selected rows: buttons contain the number of rows that they will change; all are changed or none. */
export function SelectionBar({ definition, known, selected, onDone }: SelectionBarProps) {
  const { decide, error, busy } = useDecide(definition, onDone);
  if (selected.length === 0) return null;
  const chosen = selected.flatMap((id) => known.get(id) ?? []);
  const idsOf = (statuses: readonly ListedRow['status'][]): readonly string[] =>
    chosen.filter(({ status: now }) => statuses.includes(now)).map(({ id }) => id);
  const may = (action: Action): boolean => definition.actions.includes(action);
  const act = (action: Action, ids: readonly string[], reason: string | null = null): void =>
    decide(action, ids, reason);
  const [submits, reviews, returns, voids] = [
    idsOf(['draft', 'returned']),
    idsOf(['submitted']),
    idsOf(['submitted', 'accepted']),
    idsOf(['draft', 'submitted', 'accepted', 'returned']),
  ];
  return (
    <div className="selection">
      <ProblemNotice error={error} />
      <div className="row-actions">
        <strong>已选 {selected.length} 条</strong>
        {may('submit') && submits.length > 0 ? (
          <Button type="primary" loading={busy} onClick={() => act('submit', submits)}>
            报送 {submits.length} 条
          </Button>
        ) : null}
        {may('accept') && reviews.length > 0 ? (
          <Button type="primary" loading={busy} onClick={() => act('accept', reviews)}>
            审定 {reviews.length} 条
          </Button>
        ) : null}
        {may('return') && returns.length > 0 ? (
          <ReasonButton
            says={`退回 ${returns.length} 条`}
            asks="退回的意见：请写明要改什么"
            loading={busy}
            onReason={(reason) => act('return', returns, reason)}
          />
        ) : null}
        {may('void') && voids.length > 0 ? (
          <ReasonButton
            says={`作废 ${voids.length} 条`}
            asks="作废的理由：作废的记录不再计数，也不能恢复"
            loading={busy}
            onReason={(reason) => act('void', voids, reason)}
          />
        ) : null}
        <Button onClick={onDone}>取消选择</Button>
      </div>
    </div>
  );
}
