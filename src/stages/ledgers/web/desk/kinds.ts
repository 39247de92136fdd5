import type { Operations } from '#web/api/operations.ts';
import { chineseDay, chineseMoment } from '#web/ui/chinese-time.ts';
import type { State } from '#web/ui/StateMark.tsx';

export type Line = Operations['GET /api/v1/desk']['answer']['items'][number];

interface Words {
  readonly state: State;
  /** The subject. */
  readonly what: string;
  /** The reason. */
  readonly why: string;
  /** The act of the click. */
  readonly act: string;
}

/** A kind of line in words. */
export const KINDS: Readonly<Record<Line['kind'], Words>> = {
  returned: {
    state: 'fails',
    what: '被退回',
    why: '审核人退回，附有意见；改好后重新报送',
    act: '去改',
  },
  overdue: { state: 'fails', what: '已逾期', why: '过了办理时限，还没有填办结', act: '去办' },
  waiting: { state: 'warning', what: '待审定', why: '下面报送上来，等您审定或退回', act: '去审定' },
  step: { state: 'warning', what: '等您办', why: '流程到了您这一步', act: '去办' },
  due: { state: 'warning', what: '快到期', why: '七天内到办理时限', act: '去办' },
  draft: { state: 'none', what: '草稿', why: '您登记了一半，还没有报送', act: '接着填' },
  next: { state: 'none', what: '下一周', why: '现在还不急，先知道', act: '看看' },
  changed: { state: 'none', what: '有变动', why: '您上次看过以后有新增或变动', act: '看看' },
};

/** Until when, or since when. */
export function whenOf({ kind, until, since, count }: Line): string {
  const first = count === 1 ? '' : '最早的';
  if ((kind === 'step' || kind === 'overdue' || kind === 'due' || kind === 'next') && until !== null)
    return `${first}${chineseDay(until)}到期`;
  const [day = ''] = chineseMoment(since).split(' ');
  return kind === 'changed' ? `${day}起` : `${first === '' ? '' : '最早一条 '}${day}`;
}
