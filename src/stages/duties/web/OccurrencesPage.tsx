import { Button, Drawer, Select } from 'antd';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { Go } from '#web/ui/Go.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { PageOnPaper } from '#web/ui/OnPaper.tsx';
import { Page } from '#web/ui/Page.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { usePeriod } from '#web/ui/use-period.ts';
import { usePlace } from '#web/ui/use-place.ts';
import { Lines } from './Lines.tsx';
import { Occurrence } from './Occurrence.tsx';
import { type Standing, WORDS } from './standings.tsx';

const MOST = '100';

/** The occurrences that an address selects, page by page; one of them opens beside the list. */
export function OccurrencesPage() {
  const { year } = usePeriod();
  const place = usePlace();
  const standings = (Object.keys(WORDS) as Standing[]).filter((one) => place.all('standing').includes(one));
  const filters = {
    duty: place.one('duty') ?? undefined,
    unit: place.one('unit') ?? undefined,
    below: place.one('below') === 'true' ? ('true' as const) : undefined,
    due_from: place.one('due_from') ?? undefined,
    due_to: place.one('due_to') ?? undefined,
    standing: standings.length > 0 ? standings : undefined,
  };
  const after = place.one('after') ?? undefined;
  const lines = useOperation('GET /api/v1/duties/{year}/occurrences', {
    path: { year },
    query: given({ ...filters, after, limit: MOST }),
  });
  const open = place.one('open');
  return (
    <Page
      title={`${year}年责任各期`}
      says={
        lines.data ? (
          <span
            data-total={lines.data.total}
          >{`共 ${lines.data.total} 期${filters.duty === undefined ? '' : ` · ${lines.data.items[0]?.obligation ?? ''}`}`}</span>
        ) : (
          '正在读取……'
        )
      }
      actions={
        <>
          <Select
            mode="multiple"
            allowClear
            aria-label="按状态筛选"
            placeholder="全部状态"
            className="duty-filter"
            value={[...place.all('standing')]}
            onChange={(chosen: string[]) => place.change({ standing: chosen, after: null })}
            options={Object.entries(WORDS).map(([value, label]) => ({ value, label }))}
          />
          {standings.includes('overdue') ? <OrderButton {...filters} year={year} /> : null}
          <Button onClick={() => print()}>打印</Button>
        </>
      }
      help={
        <p>
          一行是一个单位一期的责任。点“看看”看依据、回答它的记录和说明；没有台账能回答的，点“确认”填一个日期。
        </p>
      }
    >
      <p className="duty-summary">
        <Go to={`/duties?year=${year}`}>回到责任表</Go>
        {filters.due_to === undefined ? null : <span>{chineseDay(filters.due_to)}以前到期的</span>}
      </p>
      <Answer of={lines} lines={12}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Nothing>没有符合条件的。</Nothing>
          ) : (
            <>
              <Lines
                lines={items}
                onOpen={(line) =>
                  place.change({ open: [line.duty, line.unit, line.period, line.bearer].join(' ') })
                }
              />
              <PageOnPaper next={next !== null} first={place.one('after') === null} />
              {next === null ? null : (
                <Go to={`/duties/occurrences${searchText({ ...place.search, after: next })}`}>下一页</Go>
              )}
            </>
          )
        }
      </Answer>
      <Drawer title="一期责任" open={open !== null} onClose={() => place.change({ open: null })} size={520}>
        {open === null ? null : <Occurrence of={open} year={year} />}
      </Drawer>
    </Page>
  );
}

interface OrderButtonProps {
  readonly year: string;
  readonly duty: string | undefined;
  readonly unit: string | undefined;
  readonly below: string | undefined;
}

/** From an open occurrence to the order in one click, for posts that may issue one. */
function OrderButton({ year, duty, unit, below }: OrderButtonProps) {
  const orders = useOperation(
    'GET /api/v1/ledgers/{ledger}',
    { path: { ledger: 'supervision_order' } },
    { fresh: Number.POSITIVE_INFINITY },
  );
  if (!orders.data?.actions.includes('write')) return null;
  const chosen = Object.entries({ year, duty, unit, below }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return (
    <GoButton to={`/supervision/orders/new${searchText(Object.fromEntries(chosen))}`}>发督办单</GoButton>
  );
}

/** The parameters without the undefined ones. */
function given<T extends Readonly<Record<string, unknown>>>(
  all: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never;
}
