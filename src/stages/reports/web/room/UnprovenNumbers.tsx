import { useAct } from '#web/api/use-operation.ts';
import { Button } from 'antd';
import { ProblemNotice } from '#web/ui/ProblemNotice.tsx';
import { ReasonButton } from '#web/ui/ReasonButton.tsx';
import { mayReport, useMe } from '#web/ui/session.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import { personAt } from '#model/text/person-at.ts';
import { offered } from './offered.ts';
import { answeredFor } from './proven-words.ts';
import type { Room } from './room.ts';

interface UnprovenNumbersProps {
  readonly room: Room;
  readonly report: string;
  readonly year: string;
}

/** The numbers of the text that no record proves: undeclared and declared ones. */
export function UnprovenNumbers({ room, report, year }: UnprovenNumbersProps) {
  const { unproven } = room.quantities;
  const path = { report, year };
  const writes = mayReport(useMe(), 'draft');
  const declare = useAct('POST /api/v1/reports/{report}/{year}/literals');
  const withdraw = useAct('POST /api/v1/reports/{report}/{year}/literals/{id}/withdraw');
  const may = offered(room);
  const said = answeredFor(room.quantities);
  if (unproven.length + said.length === 0) return null;
  return (
    <section aria-label="文字里的数字" className="unproven-numbers">
      <ProblemNotice error={declare.error ?? withdraw.error} />
      <ul>
        {unproven.map(({ text, clause }, at) => (
          <li key={`${at} ${clause}`}>
            <StateMark state="fails">
              “{clause}”中的“{text}”没有来历
            </StateMark>
            {writes ? (
              <>
                {'　换成台账的数字，或　'}
                <ReasonButton
                  size="small"
                  says="书面说明"
                  asks={`“${text}”为什么可以写在报告里？您的姓名和单位随报告签名。`}
                  longest={500}
                  shortest={4}
                  loading={declare.isPending}
                  onReason={(reason) => declare.mutate({ path, body: { words: clause, reason } })}
                />
              </>
            ) : null}
          </li>
        ))}
        {said.map(({ text, words, reason, by }, at) => (
          <li key={`${at} ${words}`}>
            <StateMark state="warning">
              “{words}”中的“{text}”不由记录得出：{reason}（{by ? personAt(by.office, by.name) : ''}）
            </StateMark>
            {writes && by && may.withdrawLiterals.includes(by.id) ? (
              <Button
                size="small"
                type="link"
                loading={withdraw.isPending}
                onClick={() => withdraw.mutate({ path: { ...path, id: by.id } })}
              >
                撤回说明
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
