import { Alert, Button, Input } from 'antd';
import { useMemo } from 'react';

import { useAct, useOperation } from '#web/api/use-operation.ts';
import { compileReportText } from '#model/compile/report-text.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { Go } from '#web/ui/Go.tsx';
import { Page } from '#web/ui/Page.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import { Paper } from './room/Paper.tsx';
import type { Room } from './room/room.ts';
import type { Desk } from './text/desk.ts';
import { BodyField } from './text/BodyField.tsx';
import { namingOf } from './text/named-text.ts';
import { previewOf } from './text/preview.ts';
import { placeOf, partsOf, type TextParts, textOf } from './text/text-parts.ts';
import { Versions } from './text/Versions.tsx';
import { useTyping } from './text/use-typing.ts';
import './reports.css';

/** The words of the report beside the page that they will print. */
export function TextPage() {
  const place = usePlace();
  const path = { report: place.param('report'), year: place.param('year') };
  const version = place.one('version');
  const desk = useOperation('GET /api/v1/reports/{report}/{year}/text', {
    path,
    query: version === null ? {} : { version },
  });
  const room = useOperation('GET /api/v1/reports/{report}/{year}/room', { path });
  return (
    <Page
      title={`${path.year}年度报告的文稿`}
      says={<Go to={`/reports/${path.report}/${path.year}`}>回到报告，看每个数字的来历</Go>}
      help={
        <>
          <p>
            {
              '数字不用打：在要放数字的地方点“插入数字”，选好后得到 [[名称]] 和它的量词，印出来的数由台账算出。'
            }
            {'名称之类每年要填的，点“插入名称”，得到 {{名称}}。'}
          </p>
          <p>
            一级标题写成“##
            一、……”；“一是……二是……”可以各占一行，空一行才另起一段。保存后各人看到的、签批的、印发的都是新的文稿，原来各稿都留着。
          </p>
        </>
      }
    >
      <Answer of={desk} lines={20}>
        {(found) => (
          <Answer of={room} lines={20}>
            {(known) => <Writing key={`${found.version} ${version}`} path={path} desk={found} room={known} />}
          </Answer>
        )}
      </Answer>
    </Page>
  );
}

interface WritingProps {
  readonly path: { readonly report: string; readonly year: string };
  readonly desk: Desk;
  readonly room: Room;
}

function Writing({ path, desk, room }: WritingProps) {
  const place = usePlace();
  const { typed, kept, write, forget } = useTyping(`${path.report} ${path.year}`, desk.text);
  const parts = useMemo(() => partsOf(typed), [typed]);
  const change = (changes: Partial<TextParts>): void => write(textOf({ ...parts, ...changes }));
  const save = useAct('PUT /api/v1/reports/{report}/{year}/text', () => {
    forget();
    place.change({ version: null }, true);
  });
  const words = useMemo(
    () => ({
      indicators: desk.numbers.map(({ indicator, title, noun }) => ({ id: indicator, title, noun })),
      parameters: new Map(desk.parameters.map(({ parameter, title }) => [parameter, title])),
    }),
    [desk],
  );
  const naming = useMemo(() => namingOf(words), [words]);
  const { template, faults } = useMemo(
    () => compileReportText(typed, path.report, words),
    [typed, path.report, words],
  );
  const preview = useMemo(
    () =>
      template &&
      previewOf(template, {
        room,
        slots: new Map(desk.numbers.map(({ indicator, slot }) => [indicator, slot])),
        parameters: new Map(desk.parameters.map((one) => [one.parameter, one])),
      }),
    [template, room, desk],
  );
  const keep = (text: string | null, note: string): void =>
    save.mutate({ path, body: { basedOn: desk.version, text, note } });
  const changed = typed !== desk.text || (place.one('version') !== null && desk.version > 0);
  return (
    <div className="writing">
      <section aria-label="文稿的文字" className="sheet">
        <ProblemNotice error={save.error} />
        {save.isSuccess && !changed ? <Alert type="success" title="已保存。" /> : null}
        {kept ? (
          <Alert
            type="info"
            title="这里有您上次没有保存的文字。"
            action={
              <Button size="small" onClick={forget}>
                不要了，用现在的文稿
              </Button>
            }
          />
        ) : null}
        <Line
          label="标题（|处可以换行）"
          value={naming.toNames(parts.title)}
          onType={(title) => change({ title: naming.toIds(title) })}
        />
        <Line
          label="主送"
          value={naming.toNames(parts.addressee)}
          onType={(addressee) => change({ addressee: naming.toIds(addressee) })}
        />
        <BodyField
          desk={desk}
          body={naming.toNames(parts.body)}
          shown={naming.toNames}
          onType={(body) => change({ body: naming.toIds(body) })}
        />
        <Line
          label="署名"
          value={naming.toNames(parts.signer)}
          onType={(signer) => change({ signer: naming.toIds(signer) })}
        />
        {faults.length > 0 ? (
          <ul className="text-faults" aria-label="写得不对的地方">
            {faults.map(({ line, message, hint }) => (
              <li key={`${line} ${message}`}>
                <strong>{placeOf(parts, line)}</strong>：{message}。{hint}
              </li>
            ))}
          </ul>
        ) : null}
        <div className="text-actions">
          <ReasonButton
            type="primary"
            says={`保存为第 ${desk.version + 1} 稿`}
            asks="改了什么？写一句，各稿之间好找。"
            disabled={!changed || faults.length > 0}
            loading={save.isPending}
            onReason={(note) => keep(typed, note)}
          />
          {desk.own ? (
            <ReasonButton
              says="恢复用定义包的文稿"
              asks="为什么恢复？现在的各稿都留着。"
              onReason={(note) => keep(null, note)}
            />
          ) : null}
        </div>
        <Versions desk={desk} />
      </section>
      <section aria-label="印出来的样子">
        {preview && preview.unproven > 0 ? (
          <p role="status">
            <StateMark state="fails">
              有 {preview.unproven}{' '}
              个数字没有来历（标成红色）：换成“插入数字”里的，或保存后在报告页书面说明，否则不能印发。
            </StateMark>
          </p>
        ) : null}
        {preview ? (
          <Paper
            room={preview}
            chosen={null}
            onChoose={(slot) => place.go(`/reports/${path.report}/${path.year}?slot=${slot}`)}
          />
        ) : (
          <p className="quiet">文稿有写得不对的地方，改好后这里显示印出来的样子。</p>
        )}
      </section>
    </div>
  );
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly onType: (value: string) => void;
}

function Line({ label, value, onType }: LineProps) {
  return (
    <label className="text-line">
      {label}
      <Input value={value} onChange={({ target }) => onType(target.value)} />
    </label>
  );
}
