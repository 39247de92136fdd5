import { Button } from 'antd';
import { UNASKED_WORDS } from '#model/pack/duty.ts';
import type { Operations } from '#web/api/operations.ts';
import { Go } from '#web/ui/Go.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { StateMark } from '#web/ui/StateMark.tsx';

type Item = Operations['GET /api/v1/duties/{year}/list']['answer']['items'][number];

const PERIODS: Readonly<Record<string, string>> = {
  week: '每周',
  month: '每月',
  quarter: '每季度',
  half_year: '每半年',
  year: '每年',
  term: '每届',
  periodic: '定期',
};
const KINDS: Readonly<Record<string, string>> = {
  min: '至少',
  typical: '一般',
  max: '至多',
  continuous: '长期坚持',
  if_applicable: '有此情形的',
  periodic: '',
  review: '梳理',
  min_hours: '至少',
};

/** The list as an official table. */
export function ListTable({
  items,
  year,
  onAdjust,
}: {
  readonly items: readonly Item[];
  readonly year: string;
  readonly onAdjust: ((id: string) => void) | null;
}) {
  return (
    <div className="wide">
      <table className="plain duty-list">
        <caption className="print-only">{year}年主体责任清单</caption>
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">责任内容</th>
            <th scope="col">责任主体</th>
            <th scope="col">频次</th>
            <th scope="col">依据</th>
            <th scope="col">怎样回答</th>
            <th scope="col" className="number">
              期数
            </th>
            {onAdjust ? (
              <th scope="col" className="no-print">
                调整
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {items.map((item, at) => (
            <tr key={item.id} className={item.on && item.inForce ? '' : 'duty-off'}>
              <th scope="row">{at + 1}</th>
              <td>
                {item.obligation}
                {item.own === null ? null : <div className="quiet">本市：{ownWords(item)}</div>}
                {item.confidence === 'recalled-unsure' ? (
                  <StateMark state="warning">待核，未列入</StateMark>
                ) : null}
              </td>
              <td>{item.bound.join('、')}</td>
              <td>{cadenceWords(item)}</td>
              <td>
                《{item.regulation}》{item.article ?? <span className="quiet">条号待核</span>}
                {item.inForce ? '' : <div className="quiet">本年未施行</div>}
              </td>
              <td>
                {item.answeredBy.length > 0
                  ? item.answeredBy.map(({ ledger, title }) => (
                      <div key={ledger}>
                        <Go to={`/ledgers/${ledger}?year=${year}`}>{title}</Go>
                      </div>
                    ))
                  : item.generates
                    ? '单位确认一次'
                    : unaskedWords(item)}
              </td>
              <td className="number">
                {item.expected === 0 ? (
                  ''
                ) : (
                  <Go to={`/duties/occurrences${searchText({ year, duty: item.id })}`} count={item.expected}>
                    {item.expected}
                  </Go>
                )}
              </td>
              {onAdjust ? (
                <td className="no-print">
                  {item.generates ? (
                    <Button
                      size="small"
                      onClick={() => onAdjust(item.id)}
                      aria-label={`调整：${item.obligation}`}
                    >
                      调整
                    </Button>
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A duty that ledgers answer and nobody bears is expected of nobody either. */
function unaskedWords({ unasked }: Item): string {
  return unasked === null ? '不生成到期事项' : `${UNASKED_WORDS[unasked.as]}：${unasked.reason}`;
}

function cadenceWords({ cadence, onEvent }: Item): string {
  if (onEvent) return '事发时';
  return cadence
    .map(({ period, count, kind }) =>
      kind === 'continuous'
        ? '长期坚持'
        : `${PERIODS[period] ?? period}${KINDS[kind] ?? ''}${count}${kind === 'min_hours' ? '学时' : '次'}`,
    )
    .join('；');
}

function ownWords({ own, on }: Item): string {
  if (own === null) return '';
  const parts = [
    on ? '' : '不列入',
    own.least === null ? '' : `每期 ${own.least} 次`,
    own.dueOn === null ? '' : `期限 ${own.dueOn}`,
  ];
  return `${parts.filter((part) => part !== '').join('，')}（${own.reason}，${own.by}）`;
}
