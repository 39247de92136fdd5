import { Button, Checkbox, Input, Radio, Select } from 'antd';
import { fieldTypes } from '#fields/index.ts';
import type { FieldTypeName } from '#model/field.ts';
import { isOne } from '#model/field-type.ts';

export interface TypedField {
  readonly title: string;
  readonly type: FieldTypeName;
  readonly required: boolean;
  readonly hint: string;
  /** As typed, separated by 、. */
  readonly choices: string;
}

/** The role of a field in the ledger. */
type Mark = 'owner' | 'happened' | 'identity';

interface FieldLineProps {
  readonly number: number;
  readonly field: TypedField;
  readonly marks: Readonly<Record<Mark, boolean>>;
  readonly onChange: (field: TypedField) => void;
  readonly onMark: (mark: Mark) => void;
  readonly onRemove: () => void;
}

/** Citing another ledger needs its id, and so an author who writes the file by hand. */
const OFFERED = Object.values(fieldTypes).filter(({ reference }) => reference !== 'ledger');

/** One field of a proposed ledger. */
export function FieldLine({ number, field, marks, onChange, onMark, onRemove }: FieldLineProps) {
  const { title, type, required, hint, choices } = field;
  const kind = fieldTypes[type];
  return (
    <fieldset className="proposed-field">
      <Input
        aria-label={`第 ${number} 个栏目的名称`}
        placeholder="栏目名称"
        value={title}
        maxLength={100}
        onChange={({ target }) => onChange({ ...field, title: target.value })}
      />
      <Select
        aria-label={`第 ${number} 个栏目填什么`}
        value={type}
        options={OFFERED.map((one) => ({ value: one.type, label: one.word }))}
        onChange={(value) => onChange({ ...field, type: value })}
      />
      <Checkbox
        checked={required}
        onChange={({ target }) => onChange({ ...field, required: target.checked })}
      >
        必填
      </Checkbox>
      <Button size="small" aria-label={`去掉第 ${number} 个栏目`} onClick={onRemove}>
        去掉
      </Button>
      {kind.options.includes('choices') ? (
        <Input
          className="wide"
          aria-label={`第 ${number} 个栏目的选项`}
          placeholder="选项，用顿号分开，如 新建、改建"
          value={choices}
          onChange={({ target }) => onChange({ ...field, choices: target.value })}
        />
      ) : null}
      <Input
        className="wide"
        aria-label={`第 ${number} 个栏目的填写说明`}
        placeholder="填写说明（可以不写）"
        value={hint}
        maxLength={300}
        onChange={({ target }) => onChange({ ...field, hint: target.value })}
      />
      <div className="proposed-marks">
        {isOne(kind, 'unit') ? (
          <Radio checked={marks.owner} onChange={() => onMark('owner')}>
            记录归这个单位
          </Radio>
        ) : null}
        {kind.day?.precision === 'day' ? (
          <Radio checked={marks.happened} onChange={() => onMark('happened')}>
            按这个日期计入年度
          </Radio>
        ) : null}
        <Checkbox checked={marks.identity} onChange={() => onMark('identity')}>
          用来认出同一条
        </Checkbox>
      </div>
    </fieldset>
  );
}
