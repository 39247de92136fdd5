import type { ReadableNumber, ReadableReport } from '../../manifest/readable-report.ts';
import { element } from '../shared/element.ts';
import { findingLine } from './finding-line.ts';
import { STATES } from './state-words.ts';

const HEADS = ['注', '编号', '名称', '印作', '数值', '上年', '取自', '记录', '核对'] as const;

/** All numbers as a table: the appendix of the printed page, and another way through the page. */
export function numberTable(report: ReadableReport): HTMLElement {
  const body = element('tbody', {});
  for (const [place, number] of report.numbers.entries()) body.append(line(number, place));
  const table = element(
    'table',
    {},
    element('caption', {}, '报告中的数字一览'),
    element('thead', {}, element('tr', {}, ...HEADS.map((head) => element('th', { scope: 'col' }, head)))),
    body,
  );
  // A contradiction between handwritten numbers only.
  const others = report.findings.filter(({ slots }) => slots.length === 0);
  if (others.length === 0) return table;
  return element(
    'div',
    {},
    table,
    element('p', {}, '正文中手写的数：'),
    element('ul', { class: 'checks' }, ...others.map(findingLine)),
  );
}

function line(number: ReadableNumber, place: number): HTMLElement {
  const { slot, title, printed, noun, exact, sealed, lastYear, ledger, rows, state } = number;
  const cells = [
    String(place + 1),
    slot,
    title,
    `${printed}${noun}`,
    exact,
    sealed ? '封存' : (lastYear ?? '无'),
    ledger ?? '封存台账',
    sealed ? '封存' : `${rows ?? 0} 条`,
    `${STATES[state].mark} ${STATES[state].word}`,
  ];
  return element('tr', { class: state }, ...cells.map((words) => element('td', {}, words)));
}
