import { useState } from 'react';
import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { Go } from '#web/ui/Go.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { useMe } from '#web/ui/session.ts';
import { type State, StateMark } from '#web/ui/StateMark.tsx';
import { lastLook } from './last-look.ts';
import './ledgers.css';

type Line = Operations['GET /api/v1/desk']['answer']['items'][number];

interface Words {
  readonly state: State;
  /** What it is. */
  readonly what: string;
  /** Why it is here. */
  readonly why: string;
  /** What one click does. */
  readonly act: (count: number) => string;
}

const KINDS: Readonly<Record<Line['kind'], Words>> = {
  returned: {
    state: 'fails',
    what: '被退回',
    why: '审核人退回，附有意见；改好后重新报送',
    act: () => '去改',
  },
  overdue: { state: 'fails', what: '已逾期', why: '过了办理时限，还没有填办结', act: () => '去办' },
  waiting: {
    state: 'warning',
    what: '待审定',
    why: '下面报送上来，等您审定或退回',
    act: (n) => `审定 ${n} 条`,
  },
  due: { state: 'warning', what: '快到期', why: '七天内到办理时限', act: () => '去办' },
  draft: { state: 'none', what: '草稿', why: '您登记了一半，还没有报送', act: () => '接着填' },
  changed: { state: 'none', what: '有变动', why: '您上次看过以后有新增或变动', act: () => '看看' },
};

/** What a person opens in the morning: what waits for him, what hurts first, each line one click from being done. */
export function DeskPage() {
  const { session, post } = useMe();
  const [since] = useState(() => lastLook(`${session.account.id}.${post.id}`));
  const desk = useOperation('GET /api/v1/desk', { query: since === null ? {} : { since } });
  return (
    <Page
      title="我的工作台"
      says={`${post.unitName} ${post.title}`}
      actions={<GoButton to="/ledgers">登记新的记录</GoButton>}
      help={
        <>
          <p>这里只列等您办的事，最要紧的在最前。每一行写明为什么在这里，点一下就到要办的那几条。</p>
          <p>封闭台账的记录不在这里提示，请到台账中查看。</p>
        </>
      }
    >
      <Answer of={desk}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing step={<GoButton to="/ledgers">打开台账</GoButton>}>
              没有等您办的事。{since === null ? '' : `自${chineseDay(since)}以来也没有变动。`}
            </Nothing>
          ) : (
            <ul className="desk" aria-label="等我办的事">
              {items.map((line) => (
                <DeskLine key={`${line.kind} ${line.ledger}`} line={line} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Page>
  );
}

function DeskLine({ line }: { readonly line: Line }) {
  const { state, what, why, act } = KINDS[line.kind];
  const list = `/ledgers/${line.ledger}${searchText({ where: line.where })}`;
  const edit = line.kind === 'returned' || line.kind === 'draft' ? '?edit=1' : '';
  const to = line.row === null ? list : `/ledgers/${line.ledger}/rows/${line.row}${edit}`;
  return (
    <li>
      <StateMark state={state}>{what}</StateMark>
      <span className="desk-what">
        <strong>{line.title}</strong>　
        <Go to={list} count={line.count}>
          {line.count.toLocaleString('zh-CN')} 条
        </Go>
        <span className="quiet">　最早一条 {chineseDay(line.since)}</span>
        <span className="desk-why quiet">{why}</span>
      </span>
      <GoButton to={to}>{act(line.count)}</GoButton>
    </li>
  );
}
