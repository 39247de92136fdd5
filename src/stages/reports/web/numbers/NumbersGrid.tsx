import { Button } from 'antd';
import { useState } from 'react';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { Go } from '#web/ui/Go.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { type NumbersCell, type NumbersTable, WITHHELD } from './table.ts';

/** So many units are drawn at first: a city has hundreds of villages, and each line has all numbers. */
const FIRST = 100;

interface NumbersGridProps {
  readonly table: NumbersTable;
  /** The level as it was asked for. */
  readonly by: string;
}

/** Units down, numbers across. */
export function NumbersGrid({ table, by }: NumbersGridProps) {
  const [shown, setShown] = useState(FIRST);
  const { numbers, units, remainder, comparisons, year } = table;
  const address = (slot: string, unit: string | null): string =>
    `/reports/annual/${year}/facts/${slot}${searchText({ by, unit })}`;
  const cells = (name: string, values: readonly NumbersCell[], unit: string | null) =>
    values.map((cell, at) => {
      const number = numbers[at];
      return number ? (
        <Cell
          key={number.slot}
          cell={cell}
          name={`${name}，${number.title}`}
          to={address(number.slot, unit)}
        />
      ) : null;
    });
  return (
    <>
      {units.length === 0 ? <Nothing>{year}年没有您能统计的这一类单位。</Nothing> : null}
      {/* Scrolled by the keyboard as well. */}
      <section className="wide numbers-window" tabIndex={0} aria-label="各单位的数字">
        <table className="plain numbers-grid">
          <thead>
            <tr>
              <th scope="col">单位</th>
              {numbers.map(({ slot, title, valueUnit }) => (
                <th scope="col" key={slot}>
                  <span className="numbers-head">
                    {title}（{valueUnit}）
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.slice(0, shown).map(({ code, name, shortName, closedOn, successor, values }) => (
              <tr key={code}>
                <th scope="row">
                  {shortName ?? name}
                  {closedOn === null ? null : (
                    <span className="quiet">
                      （{chineseDay(closedOn)}撤销{successor === null ? '' : `，由${successor}承继`}）
                    </span>
                  )}
                </th>
                {cells(shortName ?? name, values, code)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">其余</th>
              {cells('其余', remainder, null)}
            </tr>
            <tr>
              <th scope="row">相加</th>
              {comparisons.map(({ indicator, sum }) => (
                <td key={indicator} className="number">
                  {sum ?? '—'}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">合起来</th>
              {numbers.map(({ slot, value, withheld }) => (
                <td key={slot} className="number">
                  {value ?? (withheld === null ? '—' : WITHHELD[withheld])}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
      {units.length > shown ? (
        <Button onClick={() => setShown(shown + FIRST)}>
          再列 {Math.min(FIRST, units.length - shown)} 个单位
        </Button>
      ) : null}
    </>
  );
}

interface CellProps {
  readonly cell: NumbersCell;
  readonly name: string;
  readonly to: string;
}

/** A number of a unit; where rows stand behind it, the way to them. */
function Cell({ cell: { value, rows, withheld }, name, to }: CellProps) {
  if (value === null) return <td className="number quiet">{withheld === null ? '—' : WITHHELD[withheld]}</td>;
  return (
    <td className="number">
      {rows === 0 ? (
        value
      ) : (
        <Go to={to} count={rows} label={`${name}：${value}，${rows} 条记录`}>
          {value}
        </Go>
      )}
    </td>
  );
}
