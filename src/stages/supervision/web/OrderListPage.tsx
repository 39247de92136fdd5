import { Tabs } from 'antd';
import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { Go } from '#web/ui/Go.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { PageOnPaper } from '#web/ui/OnPaper.tsx';
import { Page } from '#web/ui/Page.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { useMe } from '#web/ui/session.ts';
import { usePlace } from '#web/ui/use-place.ts';
import { type Choices, choicesOf } from './choices.ts';
import { OrderSteps } from './OrderSteps.tsx';
import './supervision.css';

type Listed = Operations['GET /api/v1/ledgers/{ledger}/rows']['answer'];

const LEDGER = 'supervision_order';
const MOST = '50';

/** A state of orders as a selection of the ledger's rows, so that its count equals the linked list. */
const STATES: readonly { readonly id: string; readonly title: string; readonly where: readonly string[] }[] =
  [
    { id: 'open', title: '待回复', where: ['replied_on:empty', 'row_status:ne:voided'] },
    { id: 'waiting', title: '已回复待审定', where: ['replied_on:present', 'row_status:eq:submitted'] },
    { id: 'returned', title: '退回重办', where: ['replied_on:present', 'row_status:eq:returned'] },
    { id: 'done', title: '已办结', where: ['replied_on:present', 'row_status:eq:accepted'] },
  ];

/** All orders that the post may see, by state, with the next step of each. */
export function OrderListPage() {
  const place = usePlace();
  const { session } = useMe();
  const definition = useOperation('GET /api/v1/ledgers/{ledger}', { path: { ledger: LEDGER } });
  const state = STATES.find(({ id }) => id === place.one('state')) ?? STATES[0];
  const rows = useOperation('GET /api/v1/ledgers/{ledger}/rows', {
    path: { ledger: LEDGER },
    query: {
      where: state?.where ?? [],
      sort: 'due_on',
      limit: MOST,
      ...(place.one('after') === null ? {} : { after: place.one('after') ?? '' }),
    },
  });
  const may = (action: 'write' | 'accept'): boolean => definition.data?.actions.includes(action) ?? false;
  return (
    <Page
      title="督办单"
      says="一单一事，一直跟到办结；每份单子都是督办单台账里的一条记录。"
      help={
        <p>
          单位在这里回复，一句话；有记录的写记录编号，不必重写。审核人在记录里审定或退回。到期没有回复的，由发单的单位决定要不要升级。
        </p>
      }
      actions={
        session.issues.includes(LEDGER) ? <GoButton to="/supervision/orders/new">发督办单</GoButton> : null
      }
    >
      <Tabs
        activeKey={state?.id ?? ''}
        onChange={(id) => place.change({ state: id, after: null })}
        items={STATES.map((one) => ({ key: one.id, label: <StateTitle of={one} /> }))}
      />
      <Answer of={rows} lines={8}>
        {(listed) => (
          <>
            <Orders
              listed={listed}
              writes={may('write')}
              accepts={may('accept')}
              levels={choicesOf(definition.data, 'escalation')}
              shortfalls={choicesOf(definition.data, 'shortfall')}
            />
            <PageOnPaper next={listed.next !== null} first={place.one('after') === null} />
            {listed.next === null ? null : (
              <Go to={`/supervision/orders${searchText({ ...place.search, after: listed.next })}`}>下一页</Go>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}

function StateTitle({ of: { title, where } }: { readonly of: (typeof STATES)[number] }) {
  const counted = useOperation('GET /api/v1/ledgers/{ledger}/rows/count', {
    path: { ledger: LEDGER },
    query: { where },
  });
  return <>{counted.data === undefined ? title : `${title} ${counted.data.count.toLocaleString('zh-CN')}`}</>;
}

interface OrdersProps {
  readonly listed: Listed;
  readonly writes: boolean;
  readonly accepts: boolean;
  readonly levels: Choices;
  readonly shortfalls: Choices;
}

function Orders({ listed: { items, names }, writes, accepts, levels, shortfalls }: OrdersProps) {
  if (items.length === 0) return <Nothing>没有这样的督办单。</Nothing>;
  const labelIn = (choices: Choices, code: string | null | undefined): string =>
    choices.find((one) => one.code === code)?.label ?? '';
  return (
    <ul className="order-lines">
      {items.map((row) => {
        const { order_no: number, matter, due_on: due, replied_on: replied, reply } = row.values;
        const person = names.persons[row.values['bearer_person'] ?? ''];
        return (
          <li key={row.id} className="order">
            <div>
              <Go to={`/ledgers/${LEDGER}/rows/${row.id}`}>{number ?? ''}</Go>
              {`　${names.units[row.unit ?? ''] ?? row.unit ?? ''}${person === undefined ? '' : `　${person}`}　${matter ?? ''}`}
              <p className="quiet">
                {[
                  labelIn(shortfalls, row.values['shortfall']),
                  `${chineseDay(row.values['issued_on'] ?? '')}发出`,
                  due ? `${chineseDay(due)}前回复` : '没有定时限',
                  labelIn(levels, row.values['escalation']),
                ].join(' · ')}
              </p>
              {replied ? <p>{`${chineseDay(replied)}回复：${reply ?? ''}`}</p> : null}
            </div>
            {writes ? <OrderSteps row={row} accepts={accepts} levels={levels} /> : null}
          </li>
        );
      })}
    </ul>
  );
}
