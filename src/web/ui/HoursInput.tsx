import { Form, Input } from 'antd';
import './hours.css';

interface HoursInputProps {
  /** Names of the two fields in the form. */
  readonly names: readonly [from: string, to: string];
  /** Of the first field; the second says 到. */
  readonly label: string;
  readonly required?: boolean;
}

/** A span of time, each end typed as 08:30. */
export function HoursInput({ names: [from, to], label, required = false }: HoursInputProps) {
  const rules = [{ required, pattern: /^(?:[01]\d|2[0-3]):[0-5]\d$/, message: '请写成 08:30 这样' }];
  return (
    <div className="hours">
      <Form.Item name={from} label={label} rules={rules}>
        <Input placeholder="20:00" maxLength={5} inputMode="numeric" />
      </Form.Item>
      <Form.Item name={to} label="到" rules={rules}>
        <Input placeholder="08:00" maxLength={5} inputMode="numeric" />
      </Form.Item>
    </div>
  );
}
