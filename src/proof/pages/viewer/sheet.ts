import type { ReadableQuantity, ReadableReport } from '../../manifest/readable-report.ts';
import { element } from '../shared/element.ts';
import { STATES } from './state-words.ts';

/** The report as a page. Every number is a button whose `data-number` is its index in the report's numbers. */
export function sheet(report: ReadableReport): DocumentFragment {
  const page = document.createDocumentFragment();
  if (report.documentNo !== null) page.append(element('p', { class: 'document-no' }, report.documentNo));
  page.append(
    element('h1', { id: 'title' }, ...titleLines(report)),
    element('p', { class: 'addressee' }, report.addressee),
  );
  for (const [index, { kind, inlines }] of report.blocks.entries()) {
    const block = element(kind === 'heading' ? 'h2' : 'p', { id: `block-${index + 1}`, tabindex: '-1' });
    for (const piece of inlines)
      block.append(
        typeof piece === 'string' ? piece : typeof piece === 'number' ? chip(report, piece) : unproven(piece),
      );
    page.append(block);
  }
  page.append(
    element('div', { class: 'signed' }, element('p', {}, report.signer), element('p', {}, report.date)),
  );
  return page;
}

function titleLines({ title, markedTitle }: ReadableReport): Node[] {
  const lines: readonly (readonly (string | ReadableQuantity)[])[] =
    markedTitle ?? title.map((line) => [line]);
  return lines.map((pieces) =>
    element('span', {}, ...pieces.map((piece) => (typeof piece === 'string' ? piece : unproven(piece)))),
  );
}

/** A number in the words that no record proves, with the signed reason. */
function unproven({ text, why }: ReadableQuantity): Node {
  const says = why === null ? '没有来历的数字' : `不由记录得出：${why}`;
  return element('mark', { class: why === null ? 'unproven' : 'declared', title: says }, text);
}

function chip(report: ReadableReport, place: number): Node {
  const number = report.numbers[place];
  if (!number) return document.createTextNode('');
  const { printed, slot, title, state } = number;
  return element(
    'button',
    {
      type: 'button',
      class: `number ${state}`,
      'data-number': String(place),
      'data-note': String(place + 1),
      'aria-label': `${printed}，${slot} ${title}，${STATES[state].word}`,
      'aria-expanded': 'false',
      'aria-controls': 'drawer',
    },
    printed,
  );
}
