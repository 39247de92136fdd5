import { Checkbox } from 'antd';
import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Go } from '#web/ui/Go.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { usePeriod } from '#web/ui/use-period.ts';
import { usePlace } from '#web/ui/use-place.ts';
import { DutyTabs } from './DutyTabs.tsx';
import { narrowed } from './narrowed.ts';
import { share, worstOf } from './standings.tsx';

type Table = Operations['GET /api/v1/duties/{year}/table']['answer'];
type Row = Table['rows'][number];

/** Units down, duties across: done or not. */
export function TablePage() {
  const { year } = usePeriod();
  const place = usePlace();
  const under = place.one('under');
  const only = place.one('only') === 'overdue';
  const table = useOperation('GET /api/v1/duties/{year}/table', {
    path: { year },
    query: under === null ? {} : { under },
  });
  return (
    <Page
      title={`${year}年责任表`}
      says="一行一个单位，一列一项责任：✓ 都做了　◐ 做了一部分　✕ 有逾期　△ 逾期履责或说明未开展　○ 未到期　— 免除或空缺；空白的不承担。点格子看每一期。"
      actions={<GoButton to={`/duties/wall${searchText(place.search)}`}>打印（A3 上墙）</GoButton>}
      help={
        <>
          <p>
            责任由法规和本年清单推出，由台账里已审定的记录自动回答；单位只确认没有台账的，或说明为什么没有做。
          </p>
          <p>
            “3/4”是四期中做了三期。率只算已经到期的：未到期、经批准免除、职务空缺的都不算，所以不会超过100%。
          </p>
          <p>看得到全市的岗位，一行含其下级单位；点单位名称逐个展开。</p>
        </>
      }
    >
      <DutyTabs at="/duties" />
      <Answer of={table} lines={14}>
        {(found) =>
          found.rows.length === 0 ? (
            <Nothing>{year}年没有您能看到的责任。</Nothing>
          ) : (
            <>
              <p className="duty-summary">
                <Go
                  to={`/duties/occurrences${searchText({ year, standing: 'overdue', ...below(under) })}`}
                  count={found.whole.overdue}
                >
                  逾期未履责 {found.whole.overdue} 期
                </Go>
                <Go
                  to={`/duties/occurrences${searchText({ year, standing: 'due', ...below(under) })}`}
                  count={found.whole.due}
                >
                  办理中 {found.whole.due} 期
                </Go>
                <span>{found.whole.rate === null ? '还没有到期的' : `到期的已做 ${found.whole.rate}%`}</span>
                {under === null ? null : <Go to={`/duties?year=${year}`}>回到全部单位</Go>}
                <Checkbox
                  checked={only}
                  onChange={({ target }) => place.change({ only: target.checked ? 'overdue' : null })}
                >
                  只看谁没做
                </Checkbox>
              </p>
              <Grid table={found} only={only} year={year} />
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function below(under: string | null): Readonly<Record<string, string>> {
  return under === null ? {} : { unit: under, below: 'true' };
}

function Grid({
  table,
  only,
  year,
}: {
  readonly table: Table;
  readonly only: boolean;
  readonly year: string;
}) {
  const { rows, duties } = narrowed(table, only);
  if (rows.length === 0) return <Nothing>没有逾期未履责的单位。</Nothing>;
  return (
    // Can be scrolled by the keyboard.
    <section className="wide duty-window" tabIndex={0} aria-label="责任表">
      <table className="plain duty-grid">
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col" className="number">
              到期已做
            </th>
            {duties.map(({ id, obligation, regulation, asked }) => (
              <th scope="col" key={id} title={`${obligation}（${regulation}）`}>
                <span className="duty-head">
                  <span className="duty-head-words">{obligation}</span>
                  {asked ? <span className="quiet">须确认</span> : null}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GridRow key={row.unit} row={row} duties={duties} year={year} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function GridRow({
  row,
  duties,
  year,
}: {
  readonly row: Row;
  readonly duties: Table['duties'];
  readonly year: string;
}) {
  const cells = new Map(row.cells.map((cell) => [cell.duty, cell]));
  return (
    <tr>
      <th scope="row">
        {row.withBelow ? (
          <Go to={`/duties${searchText({ year, under: row.unit })}`}>{row.name}</Go>
        ) : (
          row.name
        )}
      </th>
      <td className="number">{row.whole.rate === null ? '' : `${row.whole.rate}%`}</td>
      {duties.map(({ id, obligation }) => {
        const cell = cells.get(id);
        if (!cell) return <td key={id} className="duty-cell" aria-label="不承担" />;
        const { state, shape, words } = worstOf(cell);
        const all = Object.entries(cell).reduce(
          (sum, [key, n]) => (typeof n === 'number' && key !== 'entered' && key !== 'rate' ? sum + n : sum),
          0,
        );
        return (
          <td key={id} className={`duty-cell duty-${state}`}>
            <Go
              to={`/duties/occurrences${searchText({ year, duty: id, unit: row.unit, below: row.withBelow ? 'true' : '' })}`}
              count={all}
              label={`${row.name}，${obligation}：${shape} ${share(cell)} ${words}`}
            >
              <span aria-hidden="true">{shape}</span> {share(cell)}
            </Go>
          </td>
        );
      })}
    </tr>
  );
}
