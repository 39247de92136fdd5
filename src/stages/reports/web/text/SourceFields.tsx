import { Input } from 'antd';
import { useId } from 'react';
import type { Naming } from './named-text.ts';
import type { TextParts } from './text-parts.ts';

interface SourceFieldsProps {
  readonly parts: TextParts;
  readonly naming: Naming;
  readonly onChange: (changes: Partial<TextParts>) => void;
}

/** The stored text with its marks. */
export function SourceFields({ parts, naming, onChange }: SourceFieldsProps) {
  const field = useId();
  return (
    <>
      <p className="quiet">
        {
          '数字写成 [[名称]]，名称之类写成 {{名称}}，一级标题写成“## 一、……”，空一行另起一段；标题里的 | 处可以换行。'
        }
      </p>
      <Line
        label="标题"
        value={naming.toNames(parts.title)}
        onType={(title) => onChange({ title: naming.toIds(title) })}
      />
      <Line
        label="主送"
        value={naming.toNames(parts.addressee)}
        onType={(addressee) => onChange({ addressee: naming.toIds(addressee) })}
      />
      <div className="text-line">
        <label htmlFor={field}>正文</label>
        <Input.TextArea
          id={field}
          className="text-body"
          autoSize={{ minRows: 16, maxRows: 32 }}
          value={naming.toNames(parts.body)}
          onChange={({ target }) => onChange({ body: naming.toIds(target.value) })}
        />
      </div>
      <Line
        label="署名"
        value={naming.toNames(parts.signer)}
        onType={(signer) => onChange({ signer: naming.toIds(signer) })}
      />
    </>
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
