import { Drawer } from 'antd';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Page } from '#web/ui/Page.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { IssueActions } from './room/IssueActions.tsx';
import { IssuedFiles } from './room/IssuedFiles.tsx';
import { NumberCounts } from './room/NumberCounts.tsx';
import { NumberStory } from './room/NumberStory.tsx';
import { titlesOf } from '#model/report/plain-words.ts';
import { OpenPoints } from './room/OpenPoints.tsx';
import { Paper } from './room/Paper.tsx';
import type { Room } from './room/room.ts';
import { UnprovenNumbers } from './room/UnprovenNumbers.tsx';
import { LastStep } from './room/Verdict.tsx';
import './reports.css';

/** The report in progress: the page as it will be printed, with its numbers as chips. */
export function RoomPage() {
  const place = usePlace();
  const [report, year] = [place.param('report'), place.param('year')];
  const room = useOperation('GET /api/v1/reports/{report}/{year}/room', { path: { report, year } });
  return (
    <Page
      title={`${year}年度报告`}
      says={room.data ? <NumberCounts room={room.data} /> : '正在计算每个数字……'}
      actions={room.data ? <IssueActions report={report} year={year} room={room.data} /> : null}
      help={
        <>
          <p>
            文中带下划线的是由台账算出的数字：✓ 没有不相符，△ 有提醒，✕ 有错误，○
            还没有数值。点它看来历、核对和上年。
          </p>
          <p>
            有 ✕ 或 ○ 时不能印发；△
            可以印发，但签发的人应当知道。写好了送签，签批的人看过签批或退回，签批后印发。
          </p>
          <p>文字里自己打的数字标成红色：换成台账的数字，或由您书面说明来历，否则不能印发。</p>
        </>
      }
    >
      <Answer of={room} lines={20}>
        {(found) => (
          <div className={place.one('slot') === null ? '' : 'beside-drawer'}>
            <IssuedFiles room={found} report={report} year={year} />
            <LastStep room={found} />
            <OpenPoints room={found} report={report} year={year} />
            <UnprovenNumbers room={found} report={report} year={year} />
            <Paper
              room={found}
              chosen={place.one('slot')}
              onChoose={(slot) => place.change({ slot }, true)}
            />
            <Told room={found} report={report} year={year} />
          </div>
        )}
      </Answer>
    </Page>
  );
}

interface ToldProps {
  readonly room: Room;
  readonly report: string;
  readonly year: string;
}

/** The chosen number, described beside the page. */
function Told({ room, report, year }: ToldProps) {
  const place = usePlace();
  const chosen = room.numbers.find(({ slot }) => slot === place.one('slot'));
  return (
    <Drawer
      title={chosen?.title ?? ''}
      open={chosen !== undefined}
      onClose={() => place.change({ slot: null }, true)}
      size={400}
      mask={false}
    >
      {chosen ? (
        <NumberStory number={chosen} report={report} year={year} titles={titlesOf(room.numbers)} />
      ) : null}
    </Drawer>
  );
}
