import { sourcedBlocks } from '#proof/documents/sourced-blocks.ts';
import { judgeQuantities } from '#proof/quantities/judge-quantities.ts';
import { markRuns } from '#proof/quantities/mark-runs.ts';
import type { Inline, ReportTemplate } from '#model/report/template.ts';
import type { Room } from '../room/room.ts';

/** The part of a room of which the printed page is made. */
export type PaperOf = Pick<Room, 'title' | 'titleRuns' | 'addressee' | 'signer' | 'blocks' | 'numbers'> & {
  /** Unproven numbers in the words. */
  readonly unproven: number;
};
type Run = Room['signer'][number];

/** The known values of the year: its numbers by indicator, its parameters as the page of the report prints them. */
export interface Filling {
  readonly room: Room;
  readonly slots: ReadonlyMap<string, string | null>;
  readonly parameters: ReadonlyMap<
    string,
    { readonly title: string; readonly value: string | null; readonly carried: boolean }
  >;
}

/**
 * The page that a text will print, with the present numbers of the year: computed in the browser at every keystroke.
 */
export function previewOf(text: ReportTemplate, { room, slots, parameters }: Filling): PaperOf {
  const printed = new Map(room.numbers.map((one) => [one.slot, one.printed]));
  const runOf = (piece: Inline): Run => {
    if (piece.kind === 'text') return { kind: 'text', text: piece.text };
    if (piece.kind === 'fact') {
      const slot = slots.get(piece.indicator) ?? piece.indicator;
      return { kind: 'number', slot, text: printed.get(slot) ?? '　　' };
    }
    const known = parameters.get(piece.name);
    if (known?.value && known.carried) return { kind: 'carried', parameter: piece.name, text: known.value };
    return known?.value
      ? { kind: 'text', text: known.value }
      : { kind: 'blank', parameter: piece.name, text: known?.title ?? piece.name };
  };
  const runs = (inlines: readonly Inline[]): Run[] => inlines.map(runOf);
  const quantities = judgeQuantities(
    sourcedBlocks(
      text,
      new Map(
        [...slots].map(([indicator, slot]) => [
          indicator,
          { id: slot ?? indicator, printed: printed.get(slot ?? indicator) ?? null },
        ]),
      ),
      new Map([...parameters].map(([name, one]) => [name, one.value ?? ''])),
    ),
    room.quantities.declared.map(({ words, reason, by }) => ({ text: words, reason, by })),
  );
  const marked = (block: number, inlines: readonly Inline[]): Run[] => [
    ...markRuns(
      runs(inlines),
      quantities.filter((one) => one.block === block),
    ),
  ];
  const titleRuns = runs(text.title).map((run) =>
    run.kind === 'text' ? { ...run, text: run.text.replaceAll('|', '') } : run,
  );
  return {
    title: titleRuns.map((run) => run.text).join(''),
    titleRuns: [
      ...markRuns(
        titleRuns,
        quantities.filter(({ block }) => block === 0),
      ),
    ],
    addressee: marked(1, text.addressee),
    signer: marked(text.blocks.length + 2, text.signer),
    blocks: text.blocks.map(({ kind, inlines }, at) => ({ kind, runs: marked(at + 2, inlines) })),
    unproven: quantities.filter(({ standing }) => standing === 'unproven').length,
    numbers: room.numbers,
  };
}
