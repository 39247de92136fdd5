import { Button } from 'antd';
import { useAct } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { type Decision, forgetDecision, useDecisions } from './decisions.ts';

const WORDS: Readonly<Record<Decision['action'], string>> = {
  submit: '已报送',
  accept: '已审定',
  return: '已退回',
  void: '已作废',
};

/** Recent decisions on this page, each with its undo. @param ledger null: of all ledgers */
export function JustDone({ ledger }: { readonly ledger: string | null }) {
  const decisions = useDecisions(ledger);
  if (decisions.length === 0) return null;
  return (
    <div role="status" className="no-print">
      <ul className="desk just-done" aria-label="刚才办的">
        {decisions.map((one) => (
          <DoneLine key={one.id} decision={one} />
        ))}
      </ul>
    </div>
  );
}

function DoneLine({ decision: { id, ledger, title, action, rows } }: { readonly decision: Decision }) {
  const back = useAct('POST /api/v1/ledgers/{ledger}/status/take-back', () => forgetDecision(id));
  return (
    <li className="desk-done">
      <StateMark state="agrees">{WORDS[action]}</StateMark>
      <span className="desk-what">
        <strong>{title}</strong>
        <span>{rows.length.toLocaleString('zh-CN')} 条</span>
        <ProblemNotice error={back.error} />
      </span>
      <span className="row-actions">
        {action === 'void' ? null : (
          <Button
            loading={back.isPending}
            onClick={() => back.mutate({ path: { ledger }, body: { action, rows } })}
          >
            撤回
          </Button>
        )}
        <Button
          type="text"
          aria-label={`知道了：${WORDS[action]}${title}`}
          onClick={() => forgetDecision(id)}
        >
          知道了
        </Button>
      </span>
    </li>
  );
}
