import { Button } from 'antd';
import { Go } from '#web/ui/Go.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { useDecide } from '../just-done/use-decide.ts';
import { KINDS, type Line, whenOf } from './kinds.ts';

/** A line of the desk: what, whose, until when, why it is listed, and the one act. */
export function DeskLine({ line }: { readonly line: Line }) {
  const decided = useDecide({ id: line.ledger, title: line.title });
  const { state, what, why } = KINDS[line.kind];
  const count = line.count.toLocaleString('zh-CN');
  return (
    <li>
      <StateMark state={state}>{what}</StateMark>
      <span className="desk-what">
        <strong>{line.title}</strong>
        <Go to={listOf(line)} count={line.count}>
          {count} 条
        </Go>
        <span>{line.unit ?? `${line.units} 个单位`}</span>
        <span className="quiet">{whenOf(line)}</span>
        {line.sealed ? <span className="quiet">封闭</span> : null}
        <span className="desk-why quiet">{line.step === null ? why : `流程到了您这一步：${line.step}`}</span>
        <ProblemNotice error={decided.error} />
      </span>
      <OneAct line={line} busy={decided.busy} onAccept={() => decided.decide('accept', line.rows)} />
    </li>
  );
}

interface OneActProps {
  readonly line: Line;
  readonly busy: boolean;
  readonly onAccept: () => void;
}

/** A few waiting rows can be accepted here, with their list one click away; every other act is done in its place. */
function OneAct({ line, busy, onAccept }: OneActProps) {
  if (line.kind === 'waiting' && !line.sealed && line.rows.length === line.count)
    return (
      <Button loading={busy} onClick={onAccept}>
        审定 {line.count} 条
      </Button>
    );
  const [row] = line.count === 1 ? line.rows : [];
  const edit = line.kind === 'returned' || line.kind === 'draft' ? '?edit=1' : '';
  return (
    <GoButton to={row === undefined ? listOf(line) : `/ledgers/${line.ledger}/rows/${row}${edit}`}>
      {KINDS[line.kind].act}
    </GoButton>
  );
}

function listOf({ ledger, where }: Line): string {
  return `/ledgers/${ledger}${searchText({ where })}`;
}
