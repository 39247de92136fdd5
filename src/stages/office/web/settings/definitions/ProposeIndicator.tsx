import { Input, Select } from 'antd';
import { useState } from 'react';
import { UNITS_OF_COUNT } from '#model/units-of-count.ts';
import type { Definitions } from './definitions.ts';
import { JudgedProposal } from './JudgedProposal.tsx';
import type { Proposal } from './use-judged.ts';

interface Typed {
  readonly title: string;
  readonly unit: string;
  readonly over: string | null;
  readonly measure: 'count' | 'count_distinct' | 'sum';
  readonly field: string | null;
  readonly where: string;
  readonly definition: string;
}

const FIRST: Typed = {
  title: '',
  unit: '件',
  over: null,
  measure: 'count',
  field: null,
  where: '',
  definition: '',
};
const MEASURES = [
  { value: 'count', label: '有几条记录' },
  { value: 'count_distinct', label: '不重复的有几个' },
  { value: 'sum', label: '合计' },
] as const;

/** A number over an existing ledger. */
export function ProposeIndicator({ definitions }: { readonly definitions: Definitions }) {
  const [typed, setTyped] = useState(FIRST);
  const change = (changes: Partial<Typed>): void => setTyped({ ...typed, ...changes });
  const ledger = definitions.ledgers.find(({ id }) => id === typed.over);
  return (
    <div className="propose">
      <section className="sheet" aria-label="数字">
        <label className="text-line">
          名称
          <Input
            value={typed.title}
            maxLength={100}
            placeholder="如 口袋公园建成个数"
            onChange={({ target }) => change({ title: target.value })}
          />
        </label>
        <label className="text-line" htmlFor="propose-over">
          数哪本台账
        </label>
        <Select
          id="propose-over"
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          value={typed.over}
          options={definitions.ledgers
            .filter(({ happened }) => happened !== null)
            .map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(over) => change({ over, field: null })}
        />
        <p>
          <Select
            aria-label="怎么数"
            value={typed.measure}
            options={[...MEASURES]}
            onChange={(measure) => change({ measure })}
          />{' '}
          {typed.measure === 'count' ? null : (
            <Select
              aria-label="按哪个栏目"
              style={{ minWidth: 160 }}
              placeholder="按哪个栏目"
              value={typed.field}
              options={(ledger?.fields ?? []).map(({ id, title }) => ({ value: id, label: title }))}
              onChange={(field) => change({ field })}
            />
          )}{' '}
          <Select
            aria-label="计量单位"
            value={typed.unit}
            options={UNITS_OF_COUNT.map((unit) => ({ value: unit, label: unit }))}
            onChange={(unit) => change({ unit })}
          />
        </p>
        <label className="text-line">
          计入条件（可以不写；栏目用编号，见下表）
          <Input.TextArea
            autoSize={{ minRows: 2 }}
            value={typed.where}
            onChange={({ target }) => change({ where: target.value })}
          />
        </label>
        <label className="text-line">
          口径，用一句话说清楚
          <Input.TextArea
            autoSize={{ minRows: 2 }}
            value={typed.definition}
            onChange={({ target }) => change({ definition: target.value })}
          />
        </label>
        {ledger ? (
          <details>
            <summary>这本台账的栏目和选项的编号</summary>
            <ul>
              {ledger.fields.map(({ id, title, choices }) => (
                <li key={id}>
                  {title}：<code>{id}</code>
                  {choices.length === 0
                    ? ''
                    : `（${choices.map(({ code, label }) => `${label} '${code}'`).join('、')}）`}
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </section>
      <section className="sheet">
        <JudgedProposal proposal={proposalOf(typed, definitions)} />
      </section>
    </div>
  );
}

function proposalOf(
  { title, unit, over, measure, field, where, definition }: Typed,
  { indicators }: Definitions,
): Proposal | null {
  if (title.trim() === '' || over === null || definition.trim() === '') return null;
  if (measure !== 'count' && field === null) return null;
  return {
    kind: 'indicator',
    title: title.trim(),
    slot: freeSlot(indicators.map(({ slot }) => slot)),
    unit,
    over,
    where: where.trim() || null,
    measure,
    field: measure === 'count' ? null : field,
    definition: definition.trim(),
  };
}

/** The first free slot for a number of the city. */
function freeSlot(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const slot = `L${String(number).padStart(2, '0')}`;
    if (!taken.includes(slot)) return slot;
  }
}
