import { Button } from 'antd';
import { chineseDay } from '#web/ui/chinese-time.ts';
import { mayReport, useMe } from '#web/ui/session.ts';
import { StateMark } from '#web/ui/StateMark.tsx';
import { personAt } from '#model/text/person-at.ts';
import { ExplainButton } from './ExplainButton.tsx';
import { plainWords, type Titles } from '#model/report/plain-words.ts';
import type { Room } from './room.ts';
import { ShortList } from './ShortList.tsx';

interface NoteLineProps {
  readonly note: Room['notes'][number];
  readonly titles: Titles;
  readonly busy: boolean;
  readonly mayWithdraw: boolean;
  readonly onExplain: (text: string, by: string) => void;
  readonly onWithdraw: (id: string) => void;
}

/** A warning with its explanation, or the form for one; a note without. */
export function NoteLine({ note, titles, busy, mayWithdraw, onExplain, onWithdraw }: NoteLineProps) {
  const writes = mayReport(useMe(), 'draft');
  const { what, severity, office, explanation, stale } = note;
  const words = <ShortList text={plainWords(what, titles)} />;
  if (severity === 'note') return <li className="quiet">附注：{words}</li>;
  return (
    <li>
      <StateMark state={explanation ? 'agrees' : 'warning'}>{words}</StateMark>
      {explanation ? (
        <p className="step-words">
          {personAt(explanation.office, explanation.by)}说明：{explanation.text}
          <span className="quiet">
            （{chineseDay(explanation.at)}由{explanation.actor}录入）
          </span>
          {writes && mayWithdraw ? (
            <Button size="small" type="link" loading={busy} onClick={() => onWithdraw(explanation.id)}>
              撤回说明
            </Button>
          ) : null}
        </p>
      ) : null}
      {stale ? (
        <p className="step-words quiet">
          以前的说明不再有效，这条提醒的内容已变：{personAt(stale.office, stale.by)}：{stale.text}
        </p>
      ) : null}
      {writes && !explanation ? (
        <>
          {'　'}
          <ExplainButton office={office} busy={busy} onExplain={onExplain} />
        </>
      ) : null}
    </li>
  );
}
