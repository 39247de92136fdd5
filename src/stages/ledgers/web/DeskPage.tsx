import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay, chineseMoment } from '#web/ui/chinese-time.ts';
import { Go } from '#web/ui/Go.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { useMe } from '#web/ui/session.ts';
import { type State, StateMark } from '#web/ui/StateMark.tsx';
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
  const { post } = useMe();
  const desk = useOperation('GET /api/v1/desk', { query: {} });
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
        {({ items, since, typed, disclosures, duties }) =>
          items.length + typed.length + disclosures + duties.length === 0 ? (
            <Nothing step={<GoButton to="/ledgers">打开台账</GoButton>}>
              没有等您办的事。{since === null ? '' : `自${chineseDay(since)}以来也没有变动。`}
            </Nothing>
          ) : (
            <ul className="desk" aria-label="等我办的事">
              {duties.map((one) => (
                <DutyLines key={one.year} of={one} />
              ))}
              {disclosures === 0 ? null : <Disclosures count={disclosures} />}
              {typed.map((one) => (
                <TypedLine key={`${one.ledger} ${one.row}`} typed={one} />
              ))}
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

type Duties = Operations['GET /api/v1/desk']['answer']['duties'][number];

/** What one's unit owes: overdue first, then what comes due. */
function DutyLines({ of: { year, unit, overdue, due, until } }: { readonly of: Duties }) {
  const list = (search: Readonly<Record<string, string>>): string =>
    `/duties/occurrences${searchText({ year: String(year), unit, ...search })}`;
  const lines = [
    { key: 'overdue', count: overdue, state: 'fails', what: '逾期未履责', to: list({ standing: 'overdue' }) },
    {
      key: 'due',
      count: due,
      state: 'warning',
      what: '责任快到期',
      to: list({ standing: 'due', due_to: until }),
    },
  ] as const;
  return lines
    .filter(({ count }) => count > 0)
    .map(({ key, count, state, what, to }) => (
      <li key={key}>
        <StateMark state={state}>{what}</StateMark>
        <span className="desk-what">
          <strong>{year}年责任</strong>　
          <Go to={to} count={count}>
            {count} 期
          </Go>
          <span className="desk-why quiet">
            {key === 'overdue'
              ? '过了期限，还没有记录回答，也没有说明原因'
              : `${chineseDay(until)}以前到期；登记到台账就算`}
          </span>
        </span>
        <GoButton to={to}>去看看</GoButton>
      </li>
    ));
}

function Disclosures({ count }: { readonly count: number }) {
  return (
    <li>
      <StateMark state="warning">待决定</StateMark>
      <span className="desk-what">
        <strong>查看封闭记录的申请</strong>　{count} 件
        <span className="desk-why quiet">申请人说明了理由，是否同意由您决定</span>
      </span>
      <GoButton to="/disclosures">去决定</GoButton>
    </li>
  );
}

type Typed = Operations['GET /api/v1/desk']['answer']['typed'][number];

function TypedLine({ typed: { ledger, title, row, at } }: { readonly typed: Typed }) {
  return (
    <li>
      <StateMark state="none">没保存</StateMark>
      <span className="desk-what">
        <strong>{title}</strong>
        <span className="quiet">　{chineseMoment(at)}</span>
        <span className="desk-why quiet">填了一部分，没有保存；内容替您留着，三十天内都在</span>
      </span>
      <GoButton to={row === 'new' ? `/ledgers/${ledger}/new` : `/ledgers/${ledger}/rows/${row}?edit=1`}>
        接着填
      </GoButton>
    </li>
  );
}
