import { Checkbox } from 'antd';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { FileLink } from '#web/ui/FileLink.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { searchText } from '#web/ui/plain-search.ts';
import { usePeriod } from '#web/ui/use-period.ts';
import { usePlace } from '#web/ui/use-place.ts';
import { Differences } from './numbers/Differences.tsx';
import { NumbersGrid } from './numbers/NumbersGrid.tsx';
import './numbers/numbers.css';

/** All numbers of the units of a level: units down, numbers across, and what they add up to. */
export function NumbersPage() {
  const { year } = usePeriod();
  const place = usePlace();
  const kinds = place.all('by');
  const levels = useOperation('GET /api/v1/facts/levels', undefined, { fresh: 600_000 });
  const asked = { year, by: kinds.join(',') };
  const found = useOperation(
    'GET /api/v1/facts/by-unit',
    { query: asked },
    { when: kinds.length > 0, fresh: 60_000, keep: true },
  );
  return (
    <Page
      title={`${year}年各单位的数字`}
      says="一行一个单位，含其下级；点数字看由哪些记录得出。末尾几行是相加的结果，与合起来的数字不等的，下面逐个写明原因。"
      actions={
        kinds.length === 0 ? null : (
          <FileLink address={`/api/v1/facts/by-unit/workbook${searchText(asked)}`}>导出工作簿</FileLink>
        )
      }
      help={
        <>
          <p>记录属于它现在所在的单位：单位划转，记录跟着走；撤销的单位，当年的记录仍列在它自己的一行。</p>
          <p>“其余”是不属于所列任何单位的记录，如市一级自己的。一个单位在同级另一单位之下的，两处都计。</p>
          <p>
            同一个人在两个单位有记录，两个单位各计一次，合起来只计一次，所以相加可以大于合起来的数字；百分比不能相加。
          </p>
          <p>封闭台账的数字只提供合起来的，不按单位分开，有权查阅其全部记录的岗位除外。</p>
        </>
      }
    >
      <Answer of={levels} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>您的岗位没有可以分列的单位。</Nothing>
          ) : (
            <Checkbox.Group
              className="numbers-levels"
              value={[...kinds]}
              options={items.map(({ kind, title, units }) => ({
                value: kind,
                label: `${title}（${units}）`,
              }))}
              onChange={(chosen) => place.change({ by: chosen })}
            />
          )
        }
      </Answer>
      {kinds.length === 0 ? (
        <p className="quiet">请选择按哪一类单位分列，可以选几类。</p>
      ) : (
        <Answer of={found} lines={14}>
          {(table) => (
            <>
              <NumbersGrid table={table} by={asked.by} />
              <Differences table={table} />
            </>
          )}
        </Answer>
      )}
    </Page>
  );
}
