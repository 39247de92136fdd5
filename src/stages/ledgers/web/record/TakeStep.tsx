import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { typedText } from '#fields/typed-text.ts';
import { Refused } from '#web/api/client.ts';
import type { Operations } from '#web/api/operations.ts';
import { useAct } from '#web/api/use-operation.ts';
import { DayField } from '#web/ui/DayField.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { useToday } from '#web/ui/session.ts';
import { dayTyped } from '#web/ui/typed-day.ts';
import { type Definition, fieldsOf } from '../definition.ts';
import { FieldRow } from '../form/FieldRow.tsx';

/** Where a matter stands, as the service says. */
export type WayAnswer = Operations['GET /api/v1/ledgers/{ledger}/rows/{id}/way']['answer'];
export type NamedRow = Operations['GET /api/v1/ledgers/{ledger}/rows/{id}']['answer'];

interface TakeStepProps {
  readonly definition: Definition;
  readonly row: NamedRow;
  readonly way: WayAnswer;
  readonly step: WayAnswer['next'][number];
  readonly onDone: () => void;
}

/** One step: what it asks for, begun with what the row has already, the day on which it was done, and the opinion. */
export function TakeStep({ definition, row, way, step, onDone }: TakeStepProps) {
  const fields = step.asks.flatMap(({ field: id, required }) => {
    const field = fieldsOf(definition).find((one) => one.id === id);
    return field ? [{ ...field, required }] : [];
  });
  const today = useToday();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(fields.map((field) => [field.id, typedText(field, row.values[field.id] ?? null)])),
  );
  const [day, setDay] = useState(today);
  const [opinion, setOpinion] = useState('');
  const [dayId, opinionId] = [useId(), useId()];
  const act = useAct('POST /api/v1/ledgers/{ledger}/rows/{id}/steps', onDone, [
    'FLOW-STATE',
    'RECORD-CONFLICT',
  ]);
  const told = act.error instanceof Refused ? (act.error.problem.faults ?? []) : [];
  const faultsAt = (id: string): readonly string[] =>
    told.filter(({ field }) => field === id).map(({ message }) => message);
  const placed = new Set([...fields.map(({ id }) => id), 'opinion']);
  const elsewhere = told.filter(({ field }) => !placed.has(field));
  const mayNot = step.opinion === 'required' && opinion.trim() === '';
  return (
    <form
      className="row-form sheet"
      aria-label={step.title}
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({
          path: { ledger: definition.id, id: row.id },
          body: {
            step: step.id,
            version: way.version,
            day: dayTyped(day) ?? day,
            opinion: opinion.trim() === '' ? null : opinion.trim(),
            values: Object.fromEntries(fields.map(({ id }) => [id, typed[id] ?? ''])),
          },
        });
      }}
    >
      {told.length > 0 && elsewhere.length === 0 ? null : <ProblemNotice error={act.error} />}
      <div className="fields">
        {fields.map((field) => (
          <FieldRow
            key={field.id}
            field={field}
            value={typed[field.id] ?? ''}
            names={row.names}
            faults={faultsAt(field.id)}
            from={null}
            origin={null}
            onConfirm={() => undefined}
            disabled={false}
            onChange={(value) => setTyped((before) => ({ ...before, [field.id]: value }))}
          />
        ))}
        <div className="field">
          <label htmlFor={dayId}>办理日期</label>
          <div>
            <DayField id={dayId} value={day} onChange={setDay} />
            <p className="quiet hint">实际办理的那一天；晚登记的会标明</p>
          </div>
        </div>
        {step.opinion === null ? null : (
          <div className="field field-wide">
            <label htmlFor={opinionId}>
              意见{step.opinion === 'required' ? <span className="required">（必填）</span> : null}
            </label>
            <div>
              <Input.TextArea
                id={opinionId}
                autoSize={{ minRows: 2, maxRows: 8 }}
                maxLength={2000}
                value={opinion}
                onChange={({ target }) => setOpinion(target.value)}
              />
              {faultsAt('opinion').map((fault) => (
                <p className="state-fails hint" key={fault}>
                  ✕ {fault}
                </p>
              ))}
            </div>
          </div>
        )}
      </div>
      {step.basis === null ? null : (
        <p className="quiet">
          依据：{step.basis}（{step.mark}）
        </p>
      )}
      {step.twoPersons ? (
        <p className="quiet">
          {step.second ? '第一人已经办了，您办后就算数。' : '这一步须两人先后各办一次，您办后等另一人。'}
        </p>
      ) : null}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={mayNot}>
          {step.title}
        </Button>
        <Button onClick={onDone}>不办了</Button>
      </div>
    </form>
  );
}
