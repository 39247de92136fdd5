import type { ReadableFinding, Said } from '../../manifest/readable-findings.ts';
import { element } from '../shared/element.ts';

const SEVERITIES = {
  error: { mark: '✗', state: 'failing', word: '错误' },
  warning: { mark: '▲', state: 'warning', word: '提醒' },
  note: { mark: '※', state: 'unchecked', word: '附注' },
} as const;

/** Who explained it in writing, and the explanation. */
export function saidWords({ office, by, text }: Said): HTMLElement {
  return element('span', { class: 'said' }, `已由${office}（${by}）书面说明：“${text}”`);
}

/** One contradiction of the text, with its importance and the explanation. */
export function findingLine(finding: ReadableFinding | undefined): HTMLElement {
  if (!finding) return element('li', {});
  const { severity, what, why, said } = finding;
  const { mark, state, word } = SEVERITIES[severity];
  const answer = said
    ? saidWords(said)
    : element('span', { class: 'said' }, severity === 'warning' ? '签发时没有书面说明。' : '');
  return element(
    'li',
    { class: state },
    element('span', { class: 'mark', 'aria-hidden': 'true' }, mark),
    element('span', {}, `${word}：${what}。${why}`, answer),
  );
}
