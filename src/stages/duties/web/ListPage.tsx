import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { Operations } from '#web/api/operations.ts';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseMoment } from '#web/ui/chinese-time.ts';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { usePeriod } from '#web/ui/use-period.ts';
import { usePlace } from '#web/ui/use-place.ts';
import { DutyTabs } from './DutyTabs.tsx';
import { ItemDrawer } from './ItemDrawer.tsx';
import { ListTable } from './ListTable.tsx';

type List = Operations['GET /api/v1/duties/{year}/list']['answer'];

const STATES = { draft: '拟定中', approved: '已批准，还没有下达', dispatched: '已下达' } as const;

/** The responsibility list of a year: adjusted, approved, dispatched, acknowledged, printed. */
export function ListPage() {
  const { year } = usePeriod();
  const place = usePlace();
  const list = useOperation('GET /api/v1/duties/{year}/list', { path: { year } });
  const [typed, setTyped] = useState('');
  const which = place.one('which') ?? 'on';
  const shown = (item: List['items'][number]): boolean =>
    (which === 'all' ||
      (which === 'check'
        ? item.confidence === 'recalled-unsure'
        : item.on && item.inForce && item.expected > 0)) &&
    `${item.id}${item.regulation}${item.obligation}`.includes(typed.trim());
  return (
    <Page
      title={`${year}年主体责任清单`}
      says={list.data ? <Says list={list.data} /> : '正在读取……'}
      actions={<Button onClick={() => print()}>打印清单</Button>}
      help={
        <>
          <p>
            清单由法规推出：谁承担、多久一次、什么期限。条号只在核对过原文的才显示；凭记忆而没有把握的标“待核”，不列入。
          </p>
          <p>
            本市可以要求更严（次数更多），或注明理由不列入；不能低于法规。调整后重新批准、下达，各单位签收。
          </p>
        </>
      }
    >
      <DutyTabs at="/duties/list" />
      <Answer of={list} lines={14}>
        {(found) => (
          <>
            <Steps list={found} year={year} />
            <p className="duty-summary no-print">
              <Segmented
                aria-label="列出哪些"
                value={which}
                onChange={(value) => place.change({ which: value })}
                options={[
                  { value: 'on', label: '本年列入的' },
                  { value: 'all', label: `全部 ${found.items.length} 项` },
                  { value: 'check', label: '待核的' },
                ]}
              />
              <Input
                allowClear
                aria-label="按编号、法规、内容找"
                placeholder="按编号、法规、内容找"
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
                style={{ width: 240 }}
              />
            </p>
            <ListTable
              items={found.items.filter(shown)}
              year={year}
              onAdjust={found.may.keep ? (id) => place.change({ item: id }) : null}
            />
          </>
        )}
      </Answer>
      <ItemDrawer
        id={place.one('item')}
        list={list.data ?? null}
        year={year}
        onClose={() => place.change({ item: null })}
      />
    </Page>
  );
}

function Says({
  list: { state, version, approvedBy, approvedAt, dispatchedBy, dispatchedAt, acknowledged },
}: {
  readonly list: List;
}) {
  return (
    <span>
      <StateMark state={state === 'dispatched' ? 'agrees' : state === 'approved' ? 'warning' : 'none'}>
        {STATES[state]}
      </StateMark>
      {version === 0 ? '　按法规和定义包，本市还没有批准过' : `　第 ${version} 版`}
      {approvedBy === null || approvedAt === null ? '' : `　${approvedBy} ${chineseMoment(approvedAt)}批准`}
      {dispatchedBy === null || dispatchedAt === null
        ? ''
        : `　${dispatchedBy} ${chineseMoment(dispatchedAt)}下达`}
      {state === 'dispatched' ? `　已签收 ${acknowledged.length} 个单位` : ''}
    </span>
  );
}

/** The next step of the list as a whole. */
function Steps({ list: { state, may }, year }: { readonly list: List; readonly year: string }) {
  const advance = useAct('POST /api/v1/duties/{year}/list/advance');
  const receive = useAct('POST /api/v1/duties/{year}/list/acknowledge');
  const path = { year };
  return (
    <div className="duty-acts no-print">
      <ProblemNotice error={advance.error ?? receive.error} />
      {may.keep && state === 'draft' ? (
        <Button
          loading={advance.isPending}
          onClick={() => advance.mutate({ path, body: { to: 'approved', note: '' } })}
        >
          批准{year}年清单
        </Button>
      ) : null}
      {may.keep && state === 'approved' ? (
        <Button
          type="primary"
          loading={advance.isPending}
          onClick={() => advance.mutate({ path, body: { to: 'dispatched', note: '' } })}
        >
          下达各单位
        </Button>
      ) : null}
      {may.acknowledge ? (
        <Button type="primary" loading={receive.isPending} onClick={() => receive.mutate({ path, body: {} })}>
          本单位签收
        </Button>
      ) : null}
    </div>
  );
}
