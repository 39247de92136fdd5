import { Button } from 'antd';
import { useState } from 'react';
import type { Operations } from '#web/api/operations.ts';
import { useAct } from '#web/api/use-operation.ts';
import { DayField } from '#web/ui/DayField.tsx';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { dayTyped } from '#web/ui/typed-day.ts';

type Picture = Operations['GET /api/v1/duties/{year}/occurrence']['answer'];

/** The form for statements about an occurrence, by a unit or its supervisor. */
export function Say({ picture, year }: { readonly picture: Picture; readonly year: string }) {
  const { occurrence, may, statements } = picture;
  const [typed, setTyped] = useState('');
  const on = dayTyped(typed);
  const say = useAct('POST /api/v1/duties/{year}/statements');
  if (!may.state) return null;
  const { duty, unit, period, bearer } = occurrence;
  const tell = (
    kind: 'done' | 'none' | 'excused' | 'withdrawn',
    words: string,
    doneOn: string | null = null,
  ): void => say.mutate({ path: { year }, body: { duty, unit, period, bearer, kind, words, doneOn } });
  const open = ['due', 'overdue', 'not_due'].includes(occurrence.standing);
  const last = statements[0]?.kind;
  return (
    <section className="duty-say">
      <ProblemNotice error={say.error} />
      {occurrence.asked && open ? (
        <div className="duty-acts">
          <DayField label="开展日期" placeholder="哪天开展的" value={typed} onChange={setTyped} />
          <Button
            type="primary"
            disabled={on === null}
            loading={say.isPending}
            onClick={() => tell('done', '', on)}
          >
            确认已开展
          </Button>
        </div>
      ) : null}
      <p className="duty-acts">
        {open ? (
          <ReasonButton
            says="说明没有开展"
            asks="为什么没有开展？准备怎样补上？"
            onReason={(words) => tell('none', words)}
          />
        ) : null}
        {may.excuse && open ? (
          <ReasonButton
            says="免除这一期"
            asks="依据和理由（写入审计日志）"
            onReason={(words) => tell('excused', words)}
          />
        ) : null}
        {last !== undefined && last !== 'withdrawn' && (last !== 'excused' || may.excuse) ? (
          <ReasonButton
            says="收回上一条说明"
            asks="为什么收回？"
            onReason={(words) => tell('withdrawn', words)}
          />
        ) : null}
      </p>
    </section>
  );
}
