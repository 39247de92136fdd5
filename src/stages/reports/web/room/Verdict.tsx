import { chineseMoment } from '#web/ui/chinese-time.ts';
import { type State, StateMark } from '#web/ui/StateMark.tsx';
import { isReturned } from './offered.ts';
import type { Room } from './room.ts';

/** Whether the report may be issued in its present state: the same sentence on every page. */
export function Verdict({ room }: { readonly room: Room }) {
  const [state, words] = verdictOf(room);
  return <StateMark state={state}>{words}</StateMark>;
}

function verdictOf({ signing, obstacles, empty, emptySeen }: Room): readonly [State, string] {
  if (isReturned(obstacles)) return ['fails', '已退回修改，重新送签以前不能签批和印发'];
  if (empty) return ['none', '这一年还没有一条已审定的记录，有了记录再核对'];
  if (emptySeen) return ['none', '您看得到的数字，这一年还没有一条已审定的记录'];
  if (obstacles.length > 0) return ['fails', `${obstacles.length} 项不解决不能印发`];
  if (signing?.verdict === 'unsigned') return ['warning', '没有未了的事项，但还没有人签批，不能印发'];
  if (signing?.verdict === 'issued') return ['agrees', `已印发第 ${signing.issued ?? 1} 版，以后没有变动`];
  return ['agrees', signing?.verdict === 'ready' ? '没有未了的事项，可以印发' : '没有未了的事项'];
}

/** The last step between author and signers, with the opinion of a return. */
export function LastStep({ room: { signing } }: { readonly room: Room }) {
  const last = signing?.last;
  if (!last || last.act === 'issued') return null;
  const { act, by, at, words, current } = last;
  const moved = current ? '' : '；以后内容又有变动';
  const said = {
    sent: `${by}于${chineseMoment(at)}送签，等签批${moved}`,
    recalled: `${by}于${chineseMoment(at)}撤回送签，可以再改再送`,
    returned: `${by}于${chineseMoment(at)}退回修改${moved}`,
    signed: `${by}于${chineseMoment(at)}签批${current ? '' : '；以后内容又有变动，签批失效'}`,
  }[act];
  return (
    <div className={`last-step last-step-${act}`} role="status">
      <p>{said}</p>
      {words === null ? null : <p className="step-words">{words}</p>}
    </div>
  );
}
