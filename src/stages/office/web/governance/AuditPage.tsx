import { Alert, Button, Input, Select } from 'antd';
import { EVENT_GROUPS } from '#model/events/event-groups.ts';
import { ask, useAct, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { DayFilter } from '#web/ui/DayField.tsx';
import { Nothing } from '#web/ui/Nothing.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { saveFile } from '#web/ui/save-file.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { PageTurner } from './PageTurner.tsx';
import { usePages } from './use-pages.ts';

const WAYS: Readonly<Record<string, string>> = {
  command_line: '命令行',
  web: '网页',
  api: '接口',
  job: '任务',
};

/** The log in words, the latest first: the audit administrator's page. */
export function AuditPage() {
  const { one, change } = usePlace();
  const pages = usePages();
  const [from, to] = [one('from'), one('to')];
  const [who, type] = [one('who'), one('type')];
  const range = Object.fromEntries(
    Object.entries({ from, to, who, type }).filter(([, value]) => value !== null),
  ) as Readonly<Record<'from' | 'to' | 'who' | 'type', string>>;
  const query = { ...range, ...(pages.after === undefined ? {} : { after: pages.after }) };
  const entries = useOperation('GET /api/v1/audit', { query }, { keep: true });
  const verify = useAct('POST /api/v1/audit/verify');
  const show = (changes: Parameters<typeof change>[0]): void => {
    pages.restart();
    change(changes);
  };
  return (
    <Page
      title="审计日志"
      says="谁在何时做了什么。日志只能增加，不能改动；每条都与前一条相扣。"
      actions={
        <>
          <Input.Search
            key={who}
            className="within"
            allowClear
            aria-label="谁做的"
            placeholder="姓名或用户名"
            defaultValue={who ?? ''}
            onSearch={(text) => {
              pages.restart();
              change({ who: text.trim() === '' ? null : text.trim() });
            }}
          />
          <Select
            className="pick"
            allowClear
            aria-label="哪类事项"
            placeholder="全部事项"
            value={type}
            showSearch={{ optionFilterProp: 'label' }}
            options={Object.entries(EVENT_GROUPS).map(([value, label]) => ({ value, label }))}
            onChange={(chosen: string | undefined) => {
              pages.restart();
              change({ type: chosen ?? null });
            }}
          />
          <DayFilter
            label="起始日期"
            placeholder="从哪天起"
            day={from}
            onDay={(day) => show({ from: day })}
          />
          <DayFilter label="截止日期" placeholder="到哪天止" day={to} onDay={(day) => show({ to: day })} />
          <Button onClick={() => verify.mutate({ body: { checkpoints: [] } })} loading={verify.isPending}>
            核验日志
          </Button>
          <Button
            onClick={() =>
              void ask('GET /api/v1/audit/export', { query: { ...range, format: 'csv' } }).then((file) =>
                saveFile(file, '审计日志.csv'),
              )
            }
          >
            导出
          </Button>
          <Button
            onClick={() =>
              void ask('POST /api/v1/audit/checkpoint').then((file) => saveFile(file, '审计校验点.json'))
            }
          >
            签发校验点
          </Button>
        </>
      }
      help={<p>校验点请交给改不动这台机器的人保存；以后核验时拿来对照，就知道此前的日志有没有被整体替换。</p>}
    >
      <ProblemNotice error={verify.error} />
      {verify.data ? (
        <Alert
          className="problem"
          type={verify.data.ok ? 'success' : 'error'}
          title={
            <StateMark state={verify.data.ok ? 'agrees' : 'fails'}>
              {verify.data.ok ? '日志完整，没有被改动、删去、插入或调换。' : '日志被动过：'}
            </StateMark>
          }
          description={verify.data.logs
            .flatMap(({ faults }) => faults)
            .map(({ message }) => <p key={message}>{message}</p>)}
        />
      ) : null}
      <Answer of={entries}>
        {({ items, next, smallOffice }) => (
          <>
            {smallOffice ? (
              <Alert type="warning" className="problem" title="本单位按小单位设置，三员由一人兼任。" />
            ) : null}
            {items.length === 0 ? (
              <Nothing>没有符合条件的日志。放宽时间、人员或事项再看。</Nothing>
            ) : (
              <div className="wide">
                <table className="plain">
                  <thead>
                    <tr>
                      <th scope="col">序号</th>
                      <th scope="col">谁在何时做了什么</th>
                      <th scope="col">经由</th>
                    </tr>
                  </thead>
                  <tbody>
                    {items.map(({ seq, words, via, address }) => (
                      <tr key={seq}>
                        <td className="number">{seq}</td>
                        <td>{words}</td>
                        <td>
                          {WAYS[via] ?? via} {address ?? ''}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
            <PageTurner pages={pages} next={next} />
          </>
        )}
      </Answer>
    </Page>
  );
}
