import { Page } from '#web/ui/Page.tsx';
import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { CalendarFeeds } from './reminders/CalendarFeeds.tsx';
import { OwnReminderForm } from './reminders/OwnReminderForm.tsx';
import { OwnRobot } from './reminders/OwnRobot.tsx';
import { SentReminders } from './reminders/SentReminders.tsx';

/** The user's reminder settings, and what was sent to him. */
export function RemindersPage() {
  const own = useOperation('GET /api/v1/reminders/own');
  return (
    <Page
      title="提醒设置"
      says="责任快开始、快到期、已逾期而还没有完成的，每天至多提醒一次，同一项不重复。"
      help={
        <>
          <p>站内的提醒人人都有，就在本页下方；邮件和群机器人由您自己选。</p>
          <p>先提醒填报的人；逾期几天以后也提醒审定的负责人。做完、登记上的，就不再提醒。</p>
          <p>日历地址谁拿到谁能看，不要转给别人；不用了就收回。</p>
        </>
      }
    >
      <Answer of={own} lines={12}>
        {(found) => (
          <div className="sheet">
            <OwnReminderForm own={found} />
            <OwnRobot own={found} />
            <CalendarFeeds />
          </div>
        )}
      </Answer>
      <SentReminders />
    </Page>
  );
}
