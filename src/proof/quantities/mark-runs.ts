import { personAt } from '#model/text/person-at.ts';
import type { Quantity } from './judge-quantities.ts';

/** A number in the words of a report that no record proves, as a page shows it. */
export interface QuantityRun {
  readonly kind: 'quantity';
  readonly text: string;
  readonly standing: 'declared' | 'unproven';
  /** Why it is allowed, and who declared it. */
  readonly reason: string | null;
}

/**
 * Marks the quantities of a paragraph that no record proves: the runs of words are cut at their beginnings and ends.
 * @param runs the paragraph @param quantities of this paragraph, in order
 */
export function markRuns<Run extends { readonly kind: string; readonly text: string }>(
  runs: readonly Run[],
  quantities: readonly Quantity[],
): readonly (Run | QuantityRun)[] {
  const marked = quantities.filter(({ standing }) => standing === 'unproven' || standing === 'declared');
  if (marked.length === 0) return runs;
  let at = 0;
  return runs.flatMap((run) => {
    const from = at;
    at += run.text.length;
    return run.kind === 'text' ? cut(run, from, marked) : [run];
  });
}

function cut<Run extends { readonly kind: string; readonly text: string }>(
  run: Run,
  from: number,
  marked: readonly Quantity[],
): readonly (Run | QuantityRun)[] {
  const { text } = run;
  const pieces: (Run | QuantityRun)[] = [];
  let done = 0;
  for (const { start, end, standing, declared } of marked) {
    const [first, last] = [Math.max(start - from, done), Math.min(end - from, text.length)];
    if (last <= first) continue;
    if (first > done) pieces.push({ ...run, text: text.slice(done, first) });
    const by = declared?.by ? `　${personAt(declared.by.office, declared.by.name)}` : '';
    pieces.push({
      kind: 'quantity',
      text: text.slice(first, last),
      standing: standing === 'declared' ? 'declared' : 'unproven',
      reason: declared === null ? null : `${declared.reason}${by}`,
    });
    done = last;
  }
  if (done < text.length) pieces.push({ ...run, text: text.slice(done) });
  return pieces;
}
