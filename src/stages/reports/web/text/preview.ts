import type { Inline, ReportTemplate } from '#model/report/template.ts';
import type { Room } from '../room/room.ts';

/** What of a room the page as it will print is made of. */
export type PaperOf = Pick<Room, 'title' | 'addressee' | 'signer' | 'blocks' | 'numbers'>;
type Run = Room['signer'][number];

/** What is already known of the year: its numbers by indicator, its parameters as the page of the report prints them. */
export interface Filling {
  readonly room: Room;
  readonly slots: ReadonlyMap<string, string | null>;
  readonly parameters: ReadonlyMap<string, { readonly title: string; readonly value: string | null }>;
}

/** The page that a text will print, with the numbers of the year as they stand: no way to the service, as fast as one types. */
export function previewOf(text: ReportTemplate, { room, slots, parameters }: Filling): PaperOf {
  const printed = new Map(room.numbers.map((one) => [one.slot, one.printed]));
  const runOf = (piece: Inline): Run => {
    if (piece.kind === 'text') return { kind: 'text', text: piece.text };
    if (piece.kind === 'fact') {
      const slot = slots.get(piece.indicator) ?? piece.indicator;
      return { kind: 'number', slot, text: printed.get(slot) ?? '　　' };
    }
    const known = parameters.get(piece.name);
    return known?.value
      ? { kind: 'text', text: known.value }
      : { kind: 'blank', parameter: piece.name, text: known?.title ?? piece.name };
  };
  const runs = (inlines: readonly Inline[]): Run[] => inlines.map(runOf);
  return {
    title: runs(text.title)
      .map((run) => run.text)
      .join('')
      .replaceAll('|', ''),
    addressee: runs(text.addressee),
    signer: runs(text.signer),
    blocks: text.blocks.map(({ kind, inlines }) => ({ kind, runs: runs(inlines) })),
    numbers: room.numbers,
  };
}
