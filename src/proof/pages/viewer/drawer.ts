import { findingLine, saidWords } from './finding-line.ts';
import type { ReadableReport } from '../../manifest/readable-report.ts';
import { element } from '../shared/element.ts';
import { checksInWords, lastYearInWords, sourceInWords, valueInWords } from './number-words.ts';
import { STATES } from './state-words.ts';

/** The message of a check describes its fault, so a met check is worded as the absence of it. */
const OUTCOMES = {
  met: { mark: '✓', state: 'agrees', tell: (fault: string) => `没有出现“${fault}”` },
  not_met: { mark: '▲', state: 'warning', tell: (fault: string) => `请留意：${fault}` },
  not_evaluated: { mark: '○', state: 'unchecked', tell: (fault: string) => `缺少数值，没有查“${fault}”` },
} as const;

/**
 * Shows one number: what it is, what it means, where it comes from, how it was checked.
 * @param place of the number @param here paragraph in which it was chosen @param paragraphs that contain it
 */
export function tellNumber(
  report: ReadableReport,
  place: number,
  here: number,
  paragraphs: readonly number[],
): readonly HTMLElement[] {
  const number = report.numbers[place];
  if (!number) return [];
  const { slot, title, definition, state, checks, findings } = number;
  const told: HTMLElement[] = [
    element('p', { class: 'slot' }, `${slot} · 第 ${place + 1} 个数`),
    element('h2', { id: 'drawer-title' }, title),
    element(
      'p',
      { class: `state ${state}` },
      element('span', { 'aria-hidden': 'true' }, `${STATES[state].mark} `),
      STATES[state].word,
    ),
    element('p', { class: 'value' }, valueInWords(number)),
    element('p', {}, definition),
    element('p', {}, sourceInWords(number)),
  ];
  const before = lastYearInWords(number, report.year);
  if (before !== '') told.push(element('p', {}, before));
  told.push(element('p', {}, checksInWords(number, report)));
  if (checks.length > 0)
    told.push(element('ul', { class: 'checks' }, ...checks.map((one) => checkLine(report, one))));
  if (findings.length > 0)
    told.push(
      element('p', {}, '与正文别处对照：'),
      element('ul', { class: 'checks' }, ...findings.map((one) => findingLine(report.findings[one]))),
    );
  const others = paragraphs.filter((one) => one !== here);
  told.push(
    others.length === 0
      ? element('p', {}, '正文别处没有再用这个数。')
      : element(
          'p',
          {},
          '这个数还出现在',
          ...others.flatMap((one, index) => [
            index > 0 ? '、' : '',
            element('button', { type: 'button', class: 'jump', 'data-block': String(one) }, `第${one}段`),
          ]),
          '。',
        ),
  );
  return told;
}

function checkLine(report: ReadableReport, place: number): HTMLElement {
  const check = report.checks[place];
  const { mark, state, tell } = OUTCOMES[check?.outcome ?? 'not_evaluated'];
  return element(
    'li',
    { class: state },
    element('span', { class: 'mark', 'aria-hidden': 'true' }, mark),
    element('span', {}, tell(check?.message ?? ''), ...(check?.said ? [saidWords(check.said)] : [])),
  );
}
