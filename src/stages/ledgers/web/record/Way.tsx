import { useState } from 'react';
import { Button } from 'antd';
import { ASKED_AHEAD, useOperation } from '#web/api/use-operation.ts';
import { Answer } from '#web/ui/Answer.tsx';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import type { Definition } from '../definition.ts';
import { type NamedRow, TakeStep, type WayAnswer } from './TakeStep.tsx';
import './way.css';

interface WayProps {
  readonly definition: Definition;
  readonly row: NamedRow;
}

/** The course of a row; asked for by its page ahead. */
export function useWay(ledger: string, id: string, when: boolean) {
  const path = { ledger, id };
  return useOperation('GET /api/v1/ledgers/{ledger}/rows/{id}/way', { path }, { when, fresh: ASKED_AHEAD });
}

/** Where a matter stands: what was done, by whom and when; where it is, and until when; what may be done now. */
export function Way({ definition, row }: WayProps) {
  const way = useWay(definition.id, row.id, true);
  return (
    <section className="way" aria-label="办理过程">
      <Answer of={way} lines={2}>
        {(found) => (
          <>
            <Line way={found} />
            <Next definition={definition} row={row} way={found} />
          </>
        )}
      </Answer>
    </section>
  );
}

function Line({ way }: { readonly way: WayAnswer }) {
  const { taken, entered, state, until, overdue, uncounted } = way;
  return (
    <>
      {entered === null ? null : (
        <p className="quiet">这一事项在“{entered}”时从旧台账转入，此前没有在本系统走流程。</p>
      )}
      <ol className="way-line">
        {taken.map((one) => (
          <li key={one.number} className="way-done">
            <strong>{one.title}</strong>
            {one.half ? '（第一人）' : null}
            <span className="quiet">
              {chineseDay(one.on)}　{one.unit}
              {one.post}
              {one.actor === null ? null : `　${one.actor}`}
              {one.late ? '（晚登记）' : null}
            </span>
            {one.opinion === null ? null : <span className="way-opinion">“{one.opinion}”</span>}
          </li>
        ))}
        <li className="way-here" aria-current="step">
          <StateMark state={state.end ? 'agrees' : overdue ? 'fails' : 'none'}>{state.title}</StateMark>
          {until === null || state.end ? null : (
            <span className={overdue ? 'state-fails' : 'quiet'}>
              {overdue ? `已过期限 ${chineseDay(until)}` : `${chineseDay(until)}以前`}
            </span>
          )}
          {uncounted ? <span className="state-warning">期限按工作日算，还缺节假日安排，算不出</span> : null}
        </li>
      </ol>
    </>
  );
}

/** The steps that lie ahead: the user's own as buttons, those of others in words. */
export function Next({ definition, row, way }: WayProps & { readonly way: WayAnswer }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const mine = way.next.filter(({ refusal }) => refusal === null);
  const others = way.next.filter(({ refusal }) => refusal !== null);
  const step = mine.find(({ id }) => id === chosen);
  // One button leads: the step that is waited for, else the first that moves the matter, in the order of the flow.
  const usual = mine.find(({ awaited }) => awaited) ?? mine.find(({ to }) => to !== null);
  return (
    <>
      {mine.length === 0 ? null : (
        <div className="row-actions">
          {mine.map((one) => (
            <Button
              key={one.id}
              type={one === usual ? 'primary' : 'default'}
              disabled={one.unmet.length > 0}
              aria-expanded={one.id === chosen}
              onClick={() => setChosen(one.id === chosen ? null : one.id)}
            >
              {one.title}
              {one.second ? '（第二人）' : null}
            </Button>
          ))}
        </div>
      )}
      {mine
        .filter(({ unmet }) => unmet.length > 0)
        .map(({ id, title, unmet }) => (
          <p key={id} className="quiet">
            “{title}”还差：{unmet.join('；')}
          </p>
        ))}
      {step ? (
        <TakeStep
          key={step.id}
          definition={definition}
          row={row}
          way={way}
          step={step}
          onDone={() => setChosen(null)}
        />
      ) : null}
      {others.length === 0 ? null : (
        <details className="way-others">
          <summary>现在还能由别人办的 {others.length} 步</summary>
          <ul>
            {others.map(({ id, title, who, refusal }) => (
              <li key={id}>
                {title}：由{who}办理<span className="quiet">（{refusal}）</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
