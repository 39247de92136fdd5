import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { usePeriod } from '#web/ui/use-period.ts';
import { Deadlines } from './overview/Deadlines.tsx';
import { Months } from './overview/Months.tsx';
import './overview/overview.css';

type Overview = Operations['GET /api/v1/overview']['answer'];
type Unit = Overview['units'][number];
interface Chosen {
  readonly unit: string;
  readonly title: string;
  readonly cell: Unit['cells'][number];
}

/** A year on one page that prints: units down, sections across, months against the year before. */
export function OverviewPage() {
  const { year } = usePeriod();
  const overview = useOperation('GET /api/v1/overview', { query: { year } });
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return (
    <Page
      title={`${year}年总览`}
      says="已审定的记录数；括号里是还在办的。点数字看由哪几本台账组成，再点就是那几条记录。"
      actions={<Button onClick={() => print()}>打印</Button>}
      help={<p>只统计您能查阅的记录，不含封闭台账和没有发生日期的台账。“○”是这一年还没有记录。</p>}
    >
      <Answer of={overview} lines={12}>
        {({ units, sections, deadlines, worst }) =>
          units.length + deadlines.length === 0 ? (
            <Nothing>{year}年还没有记录。</Nothing>
          ) : (
            <>
              <div className="months">
                {sections.map((one) => (
                  <Months key={one.section} {...one} year={year} />
                ))}
              </div>
              <div className="wide">
                <table className="plain heat">
                  <thead>
                    <tr>
                      <th scope="col">单位</th>
                      {sections.map(({ section, title }) => (
                        <th scope="col" key={section} className="number">
                          {title}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {units.map((unit) => (
                      <tr key={unit.code}>
                        <th scope="row">{unit.name}</th>
                        {unit.cells.map((cell, at) => (
                          <td key={cell.section} className="number">
                            <Count
                              cell={cell}
                              label={`${unit.name}，${sections[at]?.title ?? ''}`}
                              onChoose={() =>
                                setChosen({ unit: unit.name, title: sections[at]?.title ?? '', cell })
                              }
                            />
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <Deadlines deadlines={deadlines} worst={worst} year={year} />
            </>
          )
        }
      </Answer>
      <Drawer
        title={chosen ? `${chosen.unit}　${chosen.title}` : ''}
        open={chosen !== null}
        onClose={() => setChosen(null)}
        size={420}
      >
        {chosen ? <Parts chosen={chosen} year={year} /> : null}
      </Drawer>
    </Page>
  );
}

interface CountProps {
  readonly cell: Unit['cells'][number];
  readonly label: string;
  readonly onChoose: () => void;
}

function Count({ cell: { accepted, open, before }, label, onChoose }: CountProps) {
  if (accepted + open === 0)
    return (
      <span
        className={before > 0 ? 'state-fails' : 'state-none'}
        title={before > 0 ? `去年有 ${before} 条` : ''}
      >
        {before > 0 ? '✕ 去年有' : '○'}
      </span>
    );
  return (
    <button
      type="button"
      className="plain-button"
      aria-label={`${label}：已审定 ${accepted} 条，在办 ${open} 条`}
      onClick={onChoose}
    >
      {accepted.toLocaleString('zh-CN')}
      {open > 0 ? `（${open}）` : ''}
    </button>
  );
}

function Parts({ chosen: { cell }, year }: { readonly chosen: Chosen; readonly year: string }) {
  const list = (ledger: string, units: readonly string[], where: string): string =>
    `/ledgers/${ledger}${searchText({ year, where: [`unit_id:in:${units.join(',')}`, where] })}`;
  return (
    <ul className="parts">
      {cell.parts.map(({ ledger, title, accepted, open, units }) => (
        <li key={ledger}>
          {title}：
          <Go to={list(ledger, units, 'row_status:eq:accepted')} count={accepted}>
            已审定 {accepted} 条
          </Go>
          {open > 0 ? (
            <>
              ，
              <Go to={list(ledger, units, 'row_status:in:draft,submitted,returned')} count={open}>
                在办 {open} 条
              </Go>
            </>
          ) : null}
        </li>
      ))}
      <li className="quiet">去年已审定 {cell.before} 条</li>
    </ul>
  );
}
