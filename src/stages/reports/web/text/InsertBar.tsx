import { Button } from 'antd';
import { useState } from 'react';
import { PickerSelect } from '#web/ui/fields/PickerSelect.tsx';
import { finds } from '#web/ui/finds.ts';
import type { Room } from '../room/room.ts';
import type { Desk } from './desk.ts';
import type { EditorHands } from './editor/MarkdownEditor.tsx';

interface InsertBarProps {
  readonly desk: Desk;
  readonly room: Room;
  readonly hands: { readonly current: EditorHands | null };
}

/** The words that can be inserted at the caret; typing continues after them. */
export function InsertBar({ desk, room, hands }: InsertBarProps) {
  const known = new Map(room.numbers.map((one) => [one.slot, one]));
  const numbers = desk.numbers.map(({ indicator, slot, title, noun, initials }) => {
    const number = known.get(slot ?? indicator);
    const note = number?.value == null ? `还没有数值（${noun}）` : `${number.value}${number.valueUnit}`;
    return { value: indicator, label: title, note, initials };
  });
  const names = desk.parameters.map(({ parameter, title, value, initials }) => ({
    value: parameter,
    label: title,
    note: value ?? '还没有填写',
    initials,
  }));
  return (
    <div className="text-inserts" role="toolbar" aria-label="编辑正文">
      <Button size="small" onClick={() => hands.current?.switchHeading()}>
        标题
      </Button>
      <Insert
        says="插入数字"
        all={numbers}
        onChosen={(indicator) => {
          const found = desk.numbers.find((one) => one.indicator === indicator);
          if (found) hands.current?.put(`[[${found.indicator}]]${found.noun}`);
        }}
      />
      <Insert says="插入名称" all={names} onChosen={(parameter) => hands.current?.put(`{{${parameter}}}`)} />
    </div>
  );
}

interface InsertProps {
  readonly says: string;
  readonly all: readonly {
    readonly value: string;
    readonly label: string;
    readonly note: string;
    readonly initials: string;
  }[];
  readonly onChosen: (value: string) => void;
}

function Insert({ says, all, onChosen }: InsertProps) {
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  return (
    <PickerSelect
      small
      wide
      label={says}
      placeholder={says}
      several={false}
      chosen={[]}
      labelOf={(value) => value}
      offered={all.filter((one) => finds(one, typed))}
      pending={false}
      typed={typed}
      onTyped={setTyped}
      open={open}
      onOpen={setOpen}
      onChange={([value]) => {
        if (value !== undefined) onChosen(value);
      }}
    />
  );
}
