import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { GoButton } from '#web/ui/GoButton.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { usePeriod } from '#web/ui/use-period.ts';
import { Watermark } from '#web/ui/Watermark.tsx';
import { Behind, BehindParts, type UnitBehind } from './overview/Behind.tsx';
import { Changes } from './overview/Changes.tsx';
import { Deadlines } from './overview/Deadlines.tsx';
import { Figures } from './overview/Figures.tsx';
import { type Chosen, HeatTable } from './overview/HeatTable.tsx';
import { Months, MonthsLegend } from './overview/Months.tsx';
import { Parts } from './overview/Parts.tsx';
import './overview/overview.css';

/**
 * A year on one A4: months against the year before, units by sections, overdue and returned rows, deadlines, changes.
 */
export function OverviewPage() {
  const { year } = usePeriod();
  const overview = useOperation('GET /api/v1/overview', { query: { year } });
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [behind, setBehind] = useState<UnitBehind | null>(null);
  const page = (
    <Page
      title={`${year}年总览`}
      says="已审定、办结的记录数，括号里是现在没有审定或没有办结的；✕ 去年有、今年还没有，○ 两年都没有。点数字看由哪几条组成。"
      actions={
        <>
          <GoButton to={`/reports/numbers?year=${year}`}>各单位的数字</GoButton>
          <Button onClick={() => print()}>打印</Button>
        </>
      }
      help={
        <>
          <p>只统计您能查阅的记录，不含没有发生日期的台账；有权查阅的封闭台账也在内，这一眼记入日志。</p>
          <p>打印出来是一张 A4。</p>
        </>
      }
    >
      <Answer of={overview} lines={12}>
        {(found) => <Year overview={found} year={year} onChoose={setChosen} onBehind={setBehind} />}
      </Answer>
      <Drawer
        title={chosen ? `${chosen.unit}　${chosen.title}` : ''}
        open={chosen !== null}
        onClose={() => setChosen(null)}
        size={420}
      >
        {chosen ? <Parts cell={chosen.cell} year={year} /> : null}
      </Drawer>
      <Drawer title={behind?.name ?? ''} open={behind !== null} onClose={() => setBehind(null)} size={420}>
        {behind ? <BehindParts unit={behind} year={year} /> : null}
      </Drawer>
    </Page>
  );
  return overview.data?.sealed ? <Watermark>{page}</Watermark> : page;
}

interface YearProps {
  readonly overview: Operations['GET /api/v1/overview']['answer'];
  readonly year: string;
  readonly onChoose: (chosen: Chosen) => void;
  readonly onBehind: (unit: UnitBehind) => void;
}

function Year({ overview, year, onChoose, onBehind }: YearProps) {
  const { units, sections, deadlines, worst, changes, since, behind } = overview;
  if (units.length + deadlines.length === 0) return <Nothing>{year}年还没有记录。</Nothing>;
  return (
    <div className="one-sheet">
      {units.length === 1 ? (
        <Figures sections={sections} year={year} />
      ) : (
        <>
          <MonthsLegend year={year} />
          <div className="months">
            {sections.map((one) => (
              <Months key={one.section} {...one} year={year} />
            ))}
          </div>
        </>
      )}
      <Behind behind={behind} year={year} onChoose={onBehind} />
      <HeatTable overview={overview} onChoose={onChoose} />
      <div className="below">
        <Deadlines deadlines={deadlines} worst={worst} year={year} />
        <Changes changes={changes} since={since} year={year} />
      </div>
    </div>
  );
}
