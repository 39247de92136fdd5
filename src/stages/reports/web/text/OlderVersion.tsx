import { Alert, Button, Popconfirm } from 'antd';
import { useMemo } from 'react';
import { compileReportText } from '#model/compile/report-text.ts';
import { usePlace } from '#web/ui/use-place.ts';
import type { Room } from '../room/room.ts';
import type { Desk } from './desk.ts';
import { PrintedSide } from './PrintedSide.tsx';
import { Versions } from './Versions.tsx';

interface OlderVersionProps {
  readonly path: { readonly report: string; readonly year: string };
  /** With the text of the shown version. */
  readonly desk: Desk;
  readonly room: Room;
  /** Discards the typed words and continues from the shown version. */
  readonly onTake: () => void;
}

/** An earlier wording, read-only while there are unsaved words, which stay as they are. */
export function OlderVersion({ path, desk, room, onTake }: OlderVersionProps) {
  const place = usePlace();
  const shown = place.one('version') ?? '';
  const { template } = useMemo(
    () =>
      compileReportText(desk.text, path.report, {
        indicators: desk.numbers.map(({ indicator, title, noun }) => ({ id: indicator, title, noun })),
        parameters: new Map(desk.parameters.map(({ parameter, title }) => [parameter, title])),
      }),
    [desk, path.report],
  );
  return (
    <div className="writing">
      <section aria-label="文稿的文字" className="sheet">
        <Alert
          type="info"
          role="status"
          title={`这是第 ${shown} 稿，只供看。您没有保存的文字还在。`}
          action={
            <>
              <Button size="small" type="primary" onClick={() => place.change({ version: null }, true)}>
                回到您写的
              </Button>
              <Popconfirm
                title={`您没有保存的文字就不要了，从第 ${shown} 稿接着写？`}
                okText="从这一稿接着写"
                cancelText="不办了"
                onConfirm={onTake}
              >
                <Button size="small">从这一稿接着写</Button>
              </Popconfirm>
            </>
          }
        />
        <Versions desk={desk} />
      </section>
      <PrintedSide
        template={template}
        room={room}
        desk={desk}
        onChoose={(slot) => place.go(`/reports/${path.report}/${path.year}?slot=${slot}`)}
      />
    </div>
  );
}
