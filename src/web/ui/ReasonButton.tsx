import { Button, type ButtonProps, Input, Popover } from 'antd';
import { useId, useState } from 'react';

interface ReasonButtonProps extends Pick<ButtonProps, 'type' | 'size' | 'danger' | 'disabled' | 'loading'> {
  /** The label of the button. */
  readonly says: string;
  /** The question above the field. */
  readonly asks: string;
  /** Characters at most; default 1,000. */
  readonly longest?: number;
  /** Characters at least; default 1. */
  readonly shortest?: number;
  readonly onReason: (reason: string) => void;
}

/** An act that needs a reason: the button opens a field for it, and acts only with a reason. */
export function ReasonButton({
  says,
  asks,
  longest = 1000,
  shortest = 1,
  onReason,
  ...rest
}: ReasonButtonProps) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const field = useId();
  const act = (): void => {
    if (reason.trim().length < shortest) return;
    setOpen(false);
    onReason(reason.trim());
    setReason('');
  };
  return (
    <Popover
      trigger="click"
      open={open}
      // The field gets the focus each time it opens.
      destroyOnHidden
      onOpenChange={setOpen}
      content={
        <div className="reason">
          <label htmlFor={field}>
            {asks}
            {shortest > 1 ? `（至少 ${shortest} 个字）` : null}
          </label>
          <Input.TextArea
            id={field}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={longest}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <div>
            <Button onClick={() => setOpen(false)}>不办了</Button>
            <Button type="primary" disabled={reason.trim().length < shortest} onClick={act}>
              {says}
            </Button>
          </div>
        </div>
      }
    >
      <Button {...rest} aria-expanded={open}>
        {says}
      </Button>
    </Popover>
  );
}
