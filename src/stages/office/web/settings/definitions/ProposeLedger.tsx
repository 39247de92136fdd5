import { fieldTypes } from '#fields/index.ts';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { Definitions } from './definitions.ts';
import { FieldLine, type TypedField } from './FieldLine.tsx';
import { JudgedProposal } from './JudgedProposal.tsx';
import type { Proposal } from './use-judged.ts';

interface Typed {
  readonly title: string;
  readonly section: number;
  readonly isPublic: boolean;
  readonly work: string | null;
  readonly reason: string;
  readonly fields: readonly TypedField[];
  readonly owner: number;
  readonly happened: number;
  readonly identity: readonly number[];
}

const NEW: TypedField = { title: '', type: 'text', required: false, hint: '', choices: '' };
const FIRST: Typed = {
  title: '',
  section: 1,
  isPublic: false,
  work: null,
  reason: '',
  fields: [
    { ...NEW, title: '编号', required: true },
    { ...NEW, title: '办理单位', type: 'unit', required: true },
    { ...NEW, title: '办理日期', type: 'date', required: true },
  ],
  identity: [0],
  owner: 1,
  happened: 2,
};

/** A ledger, field by field. */
export function ProposeLedger({ definitions }: { readonly definitions: Definitions }) {
  const [typed, setTyped] = useState(FIRST);
  const change = (changes: Partial<Typed>): void => setTyped({ ...typed, ...changes });
  const { fields } = typed;
  return (
    <div className="propose">
      <section className="sheet" aria-label="台账">
        <label className="text-line">
          台账名称
          <Input
            value={typed.title}
            maxLength={100}
            placeholder="如 口袋公园建设台账"
            onChange={({ target }) => change({ title: target.value })}
          />
        </label>
        <p>
          <Select
            aria-label="所属部分"
            value={typed.section}
            options={definitions.sections.map(({ number, title }) => ({ value: number, label: title }))}
            onChange={(section) => change({ section })}
          />{' '}
          <Checkbox checked={typed.isPublic} onChange={({ target }) => change({ isPublic: target.checked })}>
            可以公开
          </Checkbox>
        </p>
        <WhoDoesIt typed={typed} works={definitions.works} onChange={change} />
        <h2>栏目</h2>
        {fields.map((field, at) => (
          <FieldLine
            // Lines are neither moved nor mixed: each is what its place says.
            // oxlint-disable-next-line react/no-array-index-key -- as said
            key={at}
            number={at + 1}
            field={field}
            marks={{
              owner: typed.owner === at,
              happened: typed.happened === at,
              identity: typed.identity.includes(at),
            }}
            onChange={(next) => change({ fields: fields.map((one, other) => (other === at ? next : one)) })}
            onMark={(mark) =>
              change(
                mark === 'identity'
                  ? {
                      identity: typed.identity.includes(at)
                        ? typed.identity.filter((one) => one !== at)
                        : [...typed.identity, at].toSorted((a, b) => a - b),
                    }
                  : { [mark]: at },
              )
            }
            onRemove={() => change(without(typed, at))}
          />
        ))}
        <Button onClick={() => change({ fields: [...fields, NEW] })}>加一个栏目</Button>
      </section>
      <section className="sheet">
        <JudgedProposal proposal={proposalOf(typed)} />
      </section>
    </div>
  );
}

interface WhoProps {
  readonly typed: Typed;
  readonly works: Definitions['works'];
  readonly onChange: (changes: Partial<Typed>) => void;
}

/** Whose work the ledger is: from this follows which posts may write it. */
function WhoDoesIt({ typed, works, onChange }: WhoProps) {
  return (
    <>
      <p>
        <Select
          aria-label="由谁做"
          placeholder="由谁做"
          popupMatchSelectWidth={false}
          value={typed.work}
          options={works.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(work) => onChange({ work })}
        />
      </p>
      <label className="text-line">
        为什么由他们做
        <Input
          value={typed.reason}
          maxLength={100}
          placeholder="如 公园由乡镇建设和登记"
          onChange={({ target }) => onChange({ reason: target.value })}
        />
      </label>
    </>
  );
}

/** The proposal without a field: positions after it are shifted. */
function without({ fields, owner, happened, identity }: Typed, at: number): Partial<Typed> {
  const moved = (place: number): number => (place > at ? place - 1 : place);
  return {
    fields: fields.filter((_, other) => other !== at),
    owner: moved(owner),
    happened: moved(happened),
    identity: identity.filter((one) => one !== at).map(moved),
  };
}

function proposalOf(typed: Typed): Proposal | null {
  const { title, section, isPublic, work, reason, fields, owner, happened, identity } = typed;
  const named = fields.every((field) => field.title.trim() !== '');
  if (
    work === null ||
    reason.trim() === '' ||
    title.trim() === '' ||
    !named ||
    fields.length === 0 ||
    identity.length === 0
  )
    return null;
  return {
    kind: 'ledger',
    title: title.trim(),
    section,
    sensitivity: isPublic ? 'public' : 'internal',
    work: { work, reason: reason.trim() },
    owner,
    happened,
    identity: [...identity],
    fields: fields.map((field) => ({
      title: field.title.trim(),
      type: field.type,
      required: field.required,
      hint: field.hint.trim() || null,
      choices: fieldTypes[field.type].options.includes('choices')
        ? field.choices
            .split(/[、,，\n]/)
            .map((one) => one.trim())
            .filter((one) => one !== '')
        : [],
    })),
  };
}
