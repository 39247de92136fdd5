import { useMemo } from 'react';
import type { ReportTemplate } from '#model/report/template.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import { Paper } from '../room/Paper.tsx';
import type { Room } from '../room/room.ts';
import type { Desk } from './desk.ts';
import { previewOf } from './preview.ts';

interface PrintedSideProps {
  /** Null: the text has faults, which are shown in the editor. */
  readonly template: ReportTemplate | null;
  readonly room: Room;
  readonly desk: Desk;
  readonly onChoose: (slot: string) => void;
}

/** The printed page of a text, beside it. */
export function PrintedSide({ template, room, desk, onChoose }: PrintedSideProps) {
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
  return (
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
        <Paper room={preview} chosen={null} onChoose={onChoose} />
      ) : (
        <p className="quiet">文稿有写得不对的地方，改好后这里显示印出来的样子。</p>
      )}
    </section>
  );
}
