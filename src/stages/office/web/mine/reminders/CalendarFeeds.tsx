import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useAct, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseMoment } from '#web/ui/chinese-time.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { useMe } from '#web/ui/session.ts';

/** Calendar feeds of the user's posts: made for the acting one, shown once, withdrawn. */
export function CalendarFeeds() {
  const { session, post } = useMe();
  const [address, setAddress] = useState<string | null>(null);
  const feeds = useOperation('GET /api/v1/reminders/calendar-feeds');
  const make = useAct('POST /api/v1/reminders/calendar-feeds', (made) => setAddress(made.address));
  const withdraw = useAct('DELETE /api/v1/reminders/calendar-feeds/{id}', () => setAddress(null));
  const titles = new Map(session.posts.map(({ id, unitName, title }) => [id, `${unitName} ${title}`]));
  return (
    <>
      <h2>日历订阅</h2>
      <p className="quiet">在手机或电脑的日历里添加“订阅日历”，填生成的地址，到期日就在日历里。</p>
      <ProblemNotice error={make.error ?? withdraw.error} />
      {address === null ? null : (
        <Alert
          type="warning"
          className="problem"
          title="地址只显示这一次，请现在复制"
          description={<code className="feed-address">{address}</code>}
        />
      )}
      <Answer of={feeds} lines={2}>
        {({ items }) =>
          items.length === 0 ? null : (
            <ul>
              {items.map(({ id, appointment, createdAt }) => (
                <li key={id}>
                  {titles.get(appointment) ?? '已经结束的任职'}，{chineseMoment(createdAt)}生成
                  <Button
                    size="small"
                    type="link"
                    loading={withdraw.isPending}
                    onClick={() => withdraw.mutate({ path: { id } })}
                  >
                    收回这个地址
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <Button loading={make.isPending} onClick={() => make.mutate(undefined)}>
        为“{post.unitName} {post.title}”生成日历地址
      </Button>
    </>
  );
}
