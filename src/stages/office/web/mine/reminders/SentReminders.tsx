import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseMoment } from '#web/ui/chinese-time.ts';
import { Nothing } from '#web/ui/Nothing.tsx';
import './reminders.css';

const WAYS = { desk: '站内', mail: '邮件', robot: '群机器人' } as const;

/** What was sent to the user, by day; the same text by several channels is listed once. */
export function SentReminders() {
  const sent = useOperation('GET /api/v1/reminders/own/sent');
  return (
    <>
      <h2>发给我的提醒</h2>
      <Answer of={sent} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>还没有提醒。有责任快开始、快到期或逾期时，提醒会列在这里。</Nothing>
          ) : (
            <>
              {items.map(({ day, channel, sentAt, subject, body }) => (
                <details key={`${day} ${channel}`}>
                  <summary>
                    {subject}（{WAYS[channel]}，{chineseMoment(sentAt)}）
                  </summary>
                  <div className="sent-text">{body}</div>
                </details>
              ))}
            </>
          )
        }
      </Answer>
    </>
  );
}
