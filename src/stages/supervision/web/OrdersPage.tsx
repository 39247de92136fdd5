import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import type { Operations } from '#web/api/operations.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { DayField } from '#web/ui/DayField.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { useMe } from '#web/ui/session.ts';
import { dayTyped } from '#web/ui/typed-day.ts';
import { usePeriod } from '#web/ui/use-period.ts';
import { usePlace } from '#web/ui/use-place.ts';
import './supervision.css';

type Line = Operations['GET /api/v1/duties/{year}/occurrences']['answer']['items'][number];

interface Key extends Pick<Line, 'duty' | 'unit' | 'period'> {
  readonly bearer?: string;
}

const keyOf = ({ duty, unit, period, bearer = '' }: Key): string => `${duty} ${unit} ${period} ${bearer}`;

const keysOf = ({ duty, unit, period, bearer }: Line): Key => ({ duty, unit, period, bearer });

/** Orders for overdue occurrences, with one due date for the replies. */
export function OrdersPage() {
  const { year } = usePeriod();
  const place = usePlace();
  const { post } = useMe();
  const [duty, unit] = [place.one('duty'), place.one('unit')];
  const lines = useOperation('GET /api/v1/duties/{year}/occurrences', {
    path: { year },
    query: {
      standing: ['overdue'],
      limit: '200',
      ...(duty === null ? {} : { duty }),
      ...(unit === null ? {} : { unit }),
      ...(place.one('below') === 'true' ? { below: 'true' as const } : {}),
    },
  });
  const ordered = useOperation(
    'POST /api/v1/supervision/{year}/orders/open',
    { path: { year }, body: { occurrences: (lines.data?.items ?? []).map(keysOf) } },
    { when: (lines.data?.items.length ?? 0) > 0 },
  );
  const orders = new Map((ordered.data?.orders ?? []).map((order) => [keyOf(order), order]));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState('');
  const due = dayTyped(typed);
  const issue = useAct('POST /api/v1/supervision/{year}/orders', () => setChosen(new Set()));
  const toggle = (key: string, on: boolean): void =>
    setChosen((before) => new Set(on ? [...before, key] : [...before].filter((one) => one !== key)));
  const send = (items: readonly Line[]): void => {
    if (due === null) return;
    const occurrences = items.filter((line) => chosen.has(keyOf(line))).map(keysOf);
    issue.mutate({ path: { year }, body: { due, occurrences } });
  };
  return (
    <Page
      title="发督办单"
      says={`${year}年逾期未履责的，一期一单；单位在督办单里直接回复，时限到了系统会提醒。`}
      help={
        <p>
          先看清单位有没有说明原因；说明了的不列在这里。已经发过、还没有办结的不能再发。督办单发出后在督办单台账里一步一步办：单位回复，发单的审定、退回或升级处置。
        </p>
      }
    >
      <ProblemNotice error={issue.error} />
      {issue.data ? (
        <p role="status">
          已发出 {issue.data.orders.length} 份：
          {issue.data.orders.map(({ number, row }) => (
            <Go key={row} to={`/ledgers/supervision_order/rows/${row}`}>
              {number}{' '}
            </Go>
          ))}
        </p>
      ) : null}
      <Answer of={lines} lines={8}>
        {({ items: found, total }) => {
          // A post cannot order its own unit.
          const items = found.filter((line) => line.unit !== post.unit);
          return items.length === 0 ? (
            <Nothing>没有逾期未履责的。</Nothing>
          ) : (
            <>
              <div className="order-acts">
                <DayField label="回复时限" placeholder="哪天前回复" value={typed} onChange={setTyped} />
                <Button
                  type="primary"
                  disabled={due === null || chosen.size === 0}
                  loading={issue.isPending}
                  onClick={() => send(items)}
                >
                  发出 {chosen.size} 份督办单
                </Button>
                {total > items.length ? (
                  <span className="quiet">
                    共 {total} 期，这里是前 {items.length} 期
                  </span>
                ) : null}
              </div>
              <ul className="order-lines">
                {items.map((line) => (
                  <li key={keyOf(line)}>
                    <Checkbox
                      checked={chosen.has(keyOf(line))}
                      disabled={orders.has(keyOf(line))}
                      onChange={({ target }) => toggle(keyOf(line), target.checked)}
                    >
                      {line.unitName}
                      {line.who === '' ? '' : `　${line.who}`}
                      {`　${line.periodName}　${line.obligation}`}
                      {line.due === null ? null : (
                        <span className="quiet">{`　${chineseDay(line.due)}到期`}</span>
                      )}
                    </Checkbox>
                    <Ordered order={orders.get(keyOf(line))} />
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

/** An occurrence with an open order gets no second one. */
function Ordered({
  order,
}: {
  readonly order: { readonly number: string; readonly row: string } | undefined;
}) {
  if (order === undefined) return null;
  return (
    <span className="quiet">
      已发 <Go to={`/ledgers/supervision_order/rows/${order.row}`}>{order.number}</Go>，还没有办结
    </span>
  );
}
