import { useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseMoment } from '#web/ui/chinese-time.ts';
import { Page } from '#web/ui/Page.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { type Channels, ReminderSettingsForm } from './ReminderSettingsForm.tsx';

const WAYS = { desk: '站内', mail: '邮件', robot: '群机器人' } as const;

/** The reminder settings of the city, and recipients who cannot be reached: the system administrator's page. */
export function ReminderChannelsPage() {
  const channels = useOperation('GET /api/v1/reminders/channels');
  return (
    <Page
      title="提醒渠道"
      says="何时提醒、用什么送；送不到的列在下面，每次运行都会再试。"
      help={
        <>
          <p>
            邮件服务器和口令写在安装的环境变量 MINGZE_SMTP 中，群机器人的保密密钥写在 MINGZE_REMINDER_KEY
            中，改了要重新启动服务。
          </p>
          <p>企业微信和钉钉的公共地址不用登记；内网自建的，登记主机名以后才能用。</p>
          <p>不让服务自动提醒的，由系统定时运行 mingze remind。</p>
        </>
      }
    >
      <Answer of={channels} lines={12}>
        {(found) => (
          <>
            <Ways channels={found} />
            <Faults channels={found} />
            <ReminderSettingsForm settings={found.settings} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function Ways({ channels: { mailServer, robots, settings } }: { readonly channels: Channels }) {
  return (
    <ul>
      <li>
        {mailServer === null ? (
          <StateMark state="none">邮件：安装时没有设邮件服务器</StateMark>
        ) : settings.mailFrom === null ? (
          <StateMark state="warning">邮件：有邮件服务器 {mailServer}，还没有写发件地址</StateMark>
        ) : (
          <StateMark state="agrees">邮件：由 {mailServer} 发</StateMark>
        )}
      </li>
      <li>
        {robots ? (
          <StateMark state="agrees">群机器人：可以用</StateMark>
        ) : (
          <StateMark state="none">群机器人：安装时没有设保密密钥</StateMark>
        )}
      </li>
    </ul>
  );
}

function Faults({ channels: { faults } }: { readonly channels: Channels }) {
  if (faults.length === 0) return <p>现在没有送不到的。</p>;
  return (
    <div className="wide">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">给谁</th>
            <th scope="col">用什么</th>
            <th scope="col">原因</th>
            <th scope="col">从何时起</th>
            <th scope="col">试过几次</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ login, name, channel, reason, since, tries }) => (
            <tr key={`${login} ${channel}`}>
              <td>
                {name}（{login}）
              </td>
              <td>{WAYS[channel]}</td>
              <td>
                <StateMark state="fails">{reason}</StateMark>
              </td>
              <td>{chineseMoment(since)}</td>
              <td className="number">{tries} 次</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
