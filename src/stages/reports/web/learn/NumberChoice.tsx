import { Button } from 'antd';
import { useState } from 'react';
import { PickerSelect } from '#web/ui/fields/PickerSelect.tsx';
import { finds } from '#web/ui/finds.ts';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { StateMark } from '#web/ui/StateMark.tsx';
import type { Decision } from './compose.ts';
import type { Known } from './known.ts';
import type { OldNumber } from './learned.ts';

interface NumberChoiceProps {
  readonly number: OldNumber;
  readonly known: Known;
  /** Whether another number of the city fits as well. */
  readonly tied: boolean;
  readonly decision: Decision | undefined;
  readonly onDecide: (decision: Decision | null) => void;
}

/** One number of an old report: the corresponding number of the city, or another treatment. */
export function NumberChoice({ number, known, tied, decision, onDecide }: NumberChoiceProps) {
  const indicator = decision?.kind === 'use' ? decision.indicator : number.proposed;
  const found = indicator === null ? null : (known.get(indicator) ?? null);
  const candidate = number.candidates.find((one) => one.indicator === indicator);
  return (
    <li className="old-number" data-decided={decision?.kind ?? 'open'}>
      <strong>{number.text}</strong>
      <div className="old-number-what">
        <Which number={number} known={known} chosen={indicator} onDecide={onDecide} />
        {found === null ? (
          <p className="quiet">{number.proposed === null ? '没有认出像哪个指标；可以另选。' : ''}</p>
        ) : (
          <p className="quiet">
            今年 {found.value ?? '还没有数值'}
            {found.lastYear === null ? '' : `；去年印发 ${found.lastYear}`}
            {candidate === undefined ? '' : `。${candidate.reasons.join('；')}`}
            {tied && decision === undefined
              ? `。同样像“${number.tied.map((id) => known.get(id)?.title ?? '').join('”“')}”，请您选定`
              : ''}
          </p>
        )}
        <p>
          <Told decision={decision} />
        </p>
      </div>
      <div className="row-actions">
        <Button
          size="small"
          type={decision?.kind === 'use' ? 'primary' : 'default'}
          disabled={indicator === null}
          onClick={() => onDecide(indicator === null ? null : { kind: 'use', indicator })}
        >
          采用
        </Button>
        <ReasonButton
          size="small"
          says="保留原文"
          asks={`“${number.text}”为什么原样留在报告里？您的姓名和单位随报告签名。`}
          longest={500}
          shortest={4}
          onReason={(reason) => onDecide({ kind: 'literal', reason })}
        />
        <Button size="small" onClick={() => onDecide({ kind: 'skip' })}>
          跳过
        </Button>
      </div>
    </li>
  );
}

function Told({ decision }: { readonly decision: Decision | undefined }) {
  if (decision === undefined) return <StateMark state="none">还没有定</StateMark>;
  if (decision.kind === 'use') return <StateMark state="agrees">采用</StateMark>;
  return decision.kind === 'literal' ? (
    <StateMark state="warning">保留原文：{decision.reason}</StateMark>
  ) : (
    <StateMark state="fails">跳过：原来的数字留在文中，标成红色</StateMark>
  );
}

interface WhichProps {
  readonly number: OldNumber;
  readonly known: Known;
  readonly chosen: string | null;
  readonly onDecide: (decision: Decision) => void;
}

/** The candidates first, then every number of the city; choosing one uses it. */
function Which({ number, known, chosen, onDecide }: WhichProps) {
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const first = number.candidates.map(({ indicator }) => indicator);
  const all = [...first, ...[...known.keys()].filter((id) => !first.includes(id))];
  const offered = all.flatMap((id) => {
    const one = known.get(id);
    return one && finds({ label: one.title, initials: one.initials }, typed)
      ? [{ value: id, label: one.title, note: one.value ?? '还没有数值' }]
      : [];
  });
  return (
    <PickerSelect
      small
      wide
      label={`“${number.text}”是哪个数字`}
      several={false}
      chosen={chosen === null ? [] : [chosen]}
      labelOf={(id) => known.get(id)?.title ?? ''}
      offered={offered}
      pending={false}
      typed={typed}
      onTyped={setTyped}
      open={open}
      onOpen={setOpen}
      onChange={([indicator]) => {
        if (indicator !== undefined) onDecide({ kind: 'use', indicator });
      }}
      placeholder="是哪个数字"
    />
  );
}
