import type { Operations } from '#web/api/operations.ts';
import { type State, StateMark } from '#web/ui/StateMark.tsx';

export type Line = Operations['GET /api/v1/duties/{year}/occurrences']['answer']['items'][number];
export type Standing = Line['standing'];
type Counts = Readonly<Record<Standing, number>>;

const STATES: Readonly<Record<Standing, State>> = {
  answered: 'agrees',
  late: 'warning',
  due: 'none',
  overdue: 'fails',
  none: 'warning',
  not_due: 'none',
  excused: 'none',
  vacant: 'none',
};

export const WORDS: Readonly<Record<Standing, string>> = {
  answered: '已履责',
  late: '逾期履责',
  due: '办理中',
  overdue: '逾期未履责',
  none: '说明未开展',
  not_due: '未到期',
  excused: '经批准免除',
  vacant: '职务空缺',
};

/** The state of an occurrence, by shape, colour and word. */
export function StandingMark({ line }: { readonly line: Pick<Line, 'standing' | 'enteredLate'> }) {
  return (
    <StateMark state={STATES[line.standing]}>
      {WORDS[line.standing]}
      {line.enteredLate ? '（补录）' : ''}
    </StateMark>
  );
}

/** The first thing that a cell with several states shows: the worst. */
export function worstOf(counts: Counts): {
  readonly state: State;
  readonly shape: string;
  readonly words: string;
} {
  const done = counts.answered + counts.late;
  const all = done + counts.overdue + counts.none + counts.due + counts.not_due;
  if (counts.overdue > 0)
    return { state: 'fails', shape: '✕', words: `${counts.overdue} 期逾期未履责，已做 ${done}/${all}` };
  if (counts.none + counts.late > 0)
    return {
      state: 'warning',
      shape: '△',
      words: `${counts.late} 期逾期履责，${counts.none} 期说明未开展，已做 ${done}/${all}`,
    };
  if (all === 0)
    return {
      state: 'none',
      shape: '—',
      words: counts.vacant > 0 ? '职务空缺' : counts.excused > 0 ? '经批准免除' : '不承担',
    };
  if (done === all) return { state: 'agrees', shape: '✓', words: `${done} 期都已履责` };
  return {
    state: counts.due > 0 && done === 0 ? 'none' : 'agrees',
    shape: done > 0 ? '◐' : '○',
    words: `已做 ${done}/${all}，其余未到期`,
  };
}

/** “3/4”: done of expected. */
export function share(counts: Counts): string {
  const done = counts.answered + counts.late;
  const all = done + counts.overdue + counts.none + counts.due + counts.not_due;
  return all === 0 ? '' : `${done}/${all}`;
}
