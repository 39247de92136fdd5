import { Drawer } from 'antd';
import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { Go } from '#web/ui/Go.tsx';
import { usePlace } from '#web/ui/use-place.ts';

type Story = Operations['GET /api/v1/units/{code}']['answer'];

/** A unit over the years and its people on the day, beside the tree. */
export function UnitDrawer({ on }: { readonly on: string }) {
  const place = usePlace();
  const code = place.one('unit');
  const story = useOperation(
    'GET /api/v1/units/{code}',
    { path: { code: code ?? '' }, query: { on } },
    { when: code !== null },
  );
  return (
    <Drawer
      title={story.data?.name ?? '单位'}
      open={code !== null}
      size={420}
      mask={false}
      onClose={() => place.change({ unit: null }, true)}
    >
      {code === null ? null : <Answer of={story}>{(found) => <Told story={found} on={on} />}</Answer>}
    </Drawer>
  );
}

function Told({ story, on }: { readonly story: Story; readonly on: string }) {
  const { code, kind, parent, shortName } = story;
  return (
    <div className="story">
      <p>
        {kind}，编号 {code}
        {shortName === null ? '' : `，简称${shortName}`}
        {parent === null ? '' : '，上级 '}
        {parent === null ? null : <Unit {...parent} on={on} />}
      </p>
      <History story={story} on={on} />
      <People story={story} on={on} />
    </div>
  );
}

function History({ story, on }: { readonly story: Story; readonly on: string }) {
  const { openedOn, closedOn, before, after, below, corrections } = story;
  return (
    <section aria-label="沿革">
      <h3>沿革</h3>
      <ul>
        <li>{openedOn === null ? '一直存在，没有登记设立日期' : `${chineseDay(openedOn)}设立`}</li>
        {before.map((one) => (
          <li key={one.code}>
            承继 <Unit {...one} on={one.closedOn === null ? on : dayBefore(one.closedOn)} />
            {one.closedOn === null ? '' : `（${chineseDay(one.closedOn)}撤销）`}
          </li>
        ))}
        {closedOn === null ? null : <li>{chineseDay(closedOn)}撤销</li>}
        {after === null ? null : (
          <li>
            由 <Unit {...after} on={closedOn ?? on} /> 承继
          </li>
        )}
        {below
          .filter((one) => one.openedOn !== null || one.closedOn !== null)
          .map((one) => (
            <li key={`below ${one.code}`}>
              下级 <Unit {...one} on={one.closedOn === null ? on : dayBefore(one.closedOn)} />
              {one.openedOn === null ? '' : `，${chineseDay(one.openedOn)}设立`}
              {one.closedOn === null ? '' : `，${chineseDay(one.closedOn)}撤销`}
            </li>
          ))}
        {corrections.map(({ at, field, before: was, after: is }) => (
          <li key={`${at} ${field}`}>
            {chineseDay(at)}更正{field}：{was ?? '空'} → {is ?? '空'}
          </li>
        ))}
      </ul>
    </section>
  );
}

function People({ story: { people }, on }: { readonly story: Story; readonly on: string }) {
  return (
    <section aria-label="任职的人">
      <h3>{chineseDay(on)}在这里任职的人</h3>
      {people === null ? <p className="quiet">您的岗位不查阅人员。</p> : null}
      {people?.length === 0 ? <p className="quiet">没有登记任职的人。</p> : null}
      <ul>
        {people?.map(({ name, post, rank, from, to }) => (
          <li key={`${name} ${post} ${from}`}>
            {name}　{post}
            {rank === null ? '' : `（${rank}）`}
            <span className="quiet">
              {'　'}
              {chineseDay(from)}起{to === null ? '' : `，至${chineseDay(to)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Unit({ code, name, on }: { readonly code: string; readonly name: string; readonly on: string }) {
  return <Go to={`/organisation?on=${on}&unit=${encodeURIComponent(code)}`}>{name}</Go>;
}

/** The last day on which a closed unit existed. */
function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
