import { Alert, Button, Switch } from 'antd';
import { useDeferredValue, useMemo, useRef } from 'react';
import { compileReportText } from '#model/compile/report-text.ts';
import { useAct } from '#web/api/use-operation.ts';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { usePlace } from '#web/ui/use-place.ts';
import type { Room } from '../room/room.ts';
import { ChipFields } from './ChipFields.tsx';
import type { Desk } from './desk.ts';
import { namingOf } from './named-text.ts';
import { PrintedSide } from './PrintedSide.tsx';
import { SourceFields } from './SourceFields.tsx';
import { partsOf, placeOf, type TextParts, textOf } from './text-parts.ts';
import { useTyping } from './use-typing.ts';
import { Versions } from './Versions.tsx';

interface WritingProps {
  readonly path: { readonly report: string; readonly year: string };
  readonly desk: Desk;
  readonly room: Room;
  /** The version that was saved here last; null: none. */
  readonly saved: number | null;
  readonly onSaved: (version: number) => void;
}

/** The text in its editor, and its printed form. */
export function Writing({ path, desk, room, saved, onSaved }: WritingProps) {
  const place = usePlace();
  const address = `/reports/${path.report}/${path.year}`;
  const asSource = place.one('view') === 'source';
  const { typed, basedOn, kept, write, rebase, settle, forget } = useTyping(path, desk);
  const sent = useRef(typed);
  const parts = useMemo(() => partsOf(typed), [typed]);
  const change = (changes: Partial<TextParts>): void => write(textOf({ ...parts, ...changes }));
  const save = useAct(
    'PUT /api/v1/reports/{report}/{year}/text',
    ({ version }) => {
      settle(sent.current, version);
      onSaved(version);
      place.change({ version: null }, true);
    },
    ['REPORT-TEXT-MOVED'],
  );
  const words = useMemo(
    () => ({
      indicators: desk.numbers.map(({ indicator, title, noun }) => ({ id: indicator, title, noun })),
      parameters: new Map(desk.parameters.map(({ parameter, title }) => [parameter, title])),
    }),
    [desk],
  );
  const naming = useMemo(() => namingOf(words), [words]);
  const settled = useDeferredValue(typed);
  const { template, faults } = useMemo(
    () => compileReportText(settled, path.report, words),
    [settled, path.report, words],
  );
  const keep = (text: string | null, on: number, note: string): void => {
    sent.current = typed;
    save.mutate({ path, body: { basedOn: on, text, note } });
  };
  const changed = typed !== desk.text || (place.one('version') !== null && desk.version > 0);
  // The saved version is known before the desk has been loaded again.
  const moved = changed && basedOn !== Math.max(desk.version, saved ?? 0);
  const fields = { parts, naming, onChange: change };
  return (
    <div className="writing">
      <section aria-label="文稿的文字" className="sheet">
        <ProblemNotice error={save.error} />
        {saved === desk.version && !changed ? <Alert type="success" title="已保存。" /> : null}
        {moved ? (
          <Alert
            type="warning"
            role="alert"
            title={`您写这些文字以后，文稿已被改过：现在是第 ${desk.version} 稿（${desk.versions[0]?.by ?? ''}）。`}
            description="您写的还没有保存。用您写的，就在这一稿之后另存一稿，这一稿也留着。"
            action={
              <>
                <Button size="small" onClick={forget}>
                  不要了，用现在的文稿
                </Button>
                <Button size="small" onClick={rebase}>
                  用我写的
                </Button>
              </>
            }
          />
        ) : null}
        {kept && !moved ? (
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
        <label className="text-source">
          <Switch
            size="small"
            checked={asSource}
            onChange={(on) => place.change({ view: on ? 'source' : null }, true)}
          />
          源文
        </label>
        {asSource ? <SourceFields {...fields} /> : null}
        {/* The hidden editor stays mounted, so that caret and undo history are kept. */}
        <div hidden={asSource}>
          <ChipFields {...fields} desk={desk} room={room} address={address} />
        </div>
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
            disabled={!changed || faults.length > 0 || settled !== typed}
            loading={save.isPending}
            onReason={(note) => keep(typed, basedOn, note)}
          />
          {desk.own ? (
            <ReasonButton
              says="恢复用定义包的文稿"
              asks="为什么恢复？现在的各稿都留着。"
              onReason={(note) => keep(null, desk.version, note)}
            />
          ) : null}
        </div>
        <Versions desk={desk} />
      </section>
      <PrintedSide
        template={template}
        room={room}
        desk={desk}
        onChoose={(slot) => place.go(`${address}?slot=${slot}`)}
      />
    </div>
  );
}
