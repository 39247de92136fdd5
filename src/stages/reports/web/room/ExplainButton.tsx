import { Button, Input, Popover } from 'antd';
import { useId, useState } from 'react';

interface ExplainButtonProps {
  /** The office that may explain it. */
  readonly office: string;
  readonly busy: boolean;
  readonly onExplain: (text: string, by: string) => void;
}

/** The form for an office's explanation of a warning. */
export function ExplainButton({ office, busy, onExplain }: ExplainButtonProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [by, setBy] = useState('');
  const [textField, byField] = [useId(), useId()];
  const ready = text.trim().length >= 4 && by.trim() !== '';
  const act = (): void => {
    setOpen(false);
    onExplain(text.trim(), by.trim());
    setText('');
    setBy('');
  };
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      content={
        <div className="reason">
          <label htmlFor={textField}>{office}对这条提醒的书面说明（随报告签名）</label>
          <Input.TextArea
            id={textField}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={1000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <label htmlFor={byField}>说明人（{office}的，写姓名）</label>
          <Input id={byField} maxLength={100} value={by} onChange={({ target }) => setBy(target.value)} />
          <div>
            <Button onClick={() => setOpen(false)}>不办了</Button>
            <Button type="primary" disabled={!ready} onClick={act}>
              记下说明
            </Button>
          </div>
        </div>
      }
    >
      <Button size="small" loading={busy} aria-expanded={open}>
        书面说明
      </Button>
    </Popover>
  );
}
