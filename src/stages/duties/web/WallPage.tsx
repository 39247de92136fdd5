import { Button } from 'antd';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { Go } from '#web/ui/Go.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { useMe, useToday } from '#web/ui/session.ts';
import { usePeriod } from '#web/ui/use-period.ts';
import { usePlace } from '#web/ui/use-place.ts';
import { narrowed } from './narrowed.ts';
import { type Table, WallSheet } from './WallSheet.tsx';
import './wall.css';

/** Number of duties side by side on an A3 sheet, each with its full words and nothing smaller than 8 pt. */
const ON_A_SHEET = 30;

/** The table of duties for the wall: sheets that can be read from a distance, with the duties divided among them. */
export function WallPage() {
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
      title={`打印：${year}年责任表`}
      says={<Go to={`/duties${searchText(place.search)}`}>回到责任表</Go>}
      actions={
        <Button type="primary" disabled={!table.data} onClick={() => print()}>
          打印（A3 横向）
        </Button>
      }
      help={<p>责任多的分在几张上，每张都有单位和责任的全称；单位多的接着印在下一页。</p>}
    >
      <Answer of={table} lines={14}>
        {(found) => <Sheets table={narrowed(found, only)} year={year} only={only} />}
      </Answer>
    </Page>
  );
}

interface SheetsProps {
  readonly table: Table;
  readonly year: string;
  readonly only: boolean;
}

function Sheets({ table, year, only }: SheetsProps) {
  const { city, post } = useMe();
  const today = useToday();
  const { duties, rows } = table;
  if (rows.length === 0 || duties.length === 0)
    return <Nothing>{only ? '没有逾期未履责的单位。' : `${year}年没有您能看到的责任。`}</Nothing>;
  const count = Math.ceil(duties.length / ON_A_SHEET);
  // The same number on each, so that the last is not a narrow strip.
  const each = Math.ceil(duties.length / count);
  return (
    // Can be scrolled by the keyboard.
    <section className="wall" tabIndex={0} aria-label="责任表">
      {Array.from({ length: count }, (_, at) => (
        <section key={duties[at * each]?.id ?? ''} aria-label={`第 ${at + 1} 张`} className="wall-sheet">
          <h2>
            {city}
            {year}年责任表{only ? '（逾期未履责）' : ''}
            {count === 1 ? '' : `（第 ${at + 1} 张，共 ${count} 张）`}
          </h2>
          <p className="wall-by">
            <span>{post.unitName}</span>
            <span>✓ 都做了　◐ 做了一部分　✕ 有逾期　△ 逾期履责或说明未开展　○ 未到期　— 免除或空缺</span>
            <span>{chineseDay(today)}</span>
          </p>
          <WallSheet rows={rows} duties={duties.slice(at * each, (at + 1) * each)} />
        </section>
      ))}
    </section>
  );
}
