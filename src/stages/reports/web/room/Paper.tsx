import type { Room } from './room.ts';
import { STATE_SHAPES, STATE_WORDS } from './state-words.ts';

type Run = Room['blocks'][number]['runs'][number];

interface PaperProps {
  readonly room: Pick<Room, 'titleRuns' | 'addressee' | 'signer' | 'blocks' | 'numbers'>;
  readonly chosen: string | null;
  readonly onChoose: (slot: string) => void;
}

/** The page as it will be printed. */
export function Paper({ room, chosen, onChoose }: PaperProps) {
  const numbers = new Map(room.numbers.map((one) => [one.slot, one]));
  const show = (run: Run, at: number) => {
    const key = `${at} ${run.slot ?? run.parameter ?? ''}`;
    if (run.kind === 'text') return <span key={key}>{run.text}</span>;
    if (run.kind === 'quantity')
      return run.standing === 'declared' ? (
        <span key={key} className="declared" title={`不由记录得出：${run.reason ?? ''}`}>
          {run.text}
        </span>
      ) : (
        <mark key={key} className="unproven" title="没有来历的数字">
          {run.text}
        </mark>
      );
    if (run.kind === 'carried')
      return (
        <mark key={key} className="carried" title="沿用去年，待确认">
          {run.text}
        </mark>
      );
    if (run.kind === 'blank')
      return (
        <mark key={key} className="blank">
          【{run.text}】
        </mark>
      );
    const state = numbers.get(run.slot ?? '')?.state ?? 'none';
    return (
      <button
        key={key}
        type="button"
        className={`chip chip-${state}`}
        aria-pressed={run.slot === chosen}
        aria-label={`${run.text.trim() || '没有数值'}，${numbers.get(run.slot ?? '')?.title ?? ''}，${STATE_WORDS[state]}`}
        onClick={() => onChoose(run.slot ?? '')}
      >
        {run.text}
        <span aria-hidden="true" className="chip-shape">
          {STATE_SHAPES[state]}
        </span>
      </button>
    );
  };
  return (
    <article className="paper" aria-label="文稿">
      <h2 className="paper-title">{room.titleRuns.map(show)}</h2>
      <p className="paper-plain">{room.addressee.map(show)}</p>
      {room.blocks.map(({ kind, runs }, at) => {
        const key = `${kind} ${at}`;
        return kind === 'heading' ? <h3 key={key}>{runs.map(show)}</h3> : <p key={key}>{runs.map(show)}</p>;
      })}
      <p className="paper-signer">{room.signer.map(show)}</p>
    </article>
  );
}
