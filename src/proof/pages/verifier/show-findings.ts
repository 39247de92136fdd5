import { chineseDate } from '../../documents/chinese-date.ts';
import type { Finding } from '../../verify/finding.ts';
import type { Verified } from '../../verify/verify-file.ts';
import { element } from '../shared/element.ts';

const WORDS = {
  disagrees: { mark: '✗', title: '不符', about: '下列各处与签发时不同，或自相矛盾。' },
  unchecked: { mark: '？', title: '未能核对', about: '下列各处在这里不能判断，既不算相符，也不算不符。' },
  agrees: { mark: '✓', title: '相符', about: '下列各处重新核对过，都对。' },
} as const;

/** More sentences than anybody reads at once; a button shows the rest. */
const AT_ONCE = 500;

/** The look of each answer; they must not be confused. */
const LOOKS = {
  original: { look: 'agrees', mark: '✓' },
  saved_again: { look: 'unchecked', mark: '△' },
  not_this_report: { look: 'disagrees', mark: '✗' },
  undecided: { look: 'unchecked', mark: '？' },
} as const;

/** The findings, sentence by sentence, disagreements first. @param name of the file */
export function showFindings(
  { answer, headline, findings, manifest, text }: Verified,
  name: string,
): readonly HTMLElement[] {
  const counts = (['agrees', 'unchecked', 'disagrees'] as const).map((verdict) =>
    element('span', {}, `${WORDS[verdict].title} ${countOf(findings, verdict)} 处`),
  );
  const { look, mark } = LOOKS[answer];
  const head = element(
    'div',
    { class: `conclusion ${look}`, 'data-answer': answer },
    element('span', { class: 'mark', 'aria-hidden': 'true' }, mark),
    element(
      'div',
      {},
      element('h2', { id: 'conclusion', tabindex: '-1' }, headline),
      element('p', { class: 'counts' }, ...counts),
    ),
  );
  const about = element('dl', { class: 'about' }, ...pair('文件', name));
  if (manifest) {
    const { report, issued } = manifest;
    about.append(
      ...pair('报告', `${report.title}（第 ${report.number} 版）`),
      ...pair('成文日期', chineseDate(report.date)),
      ...(report.reason === null ? [] : pair('重新签发的原因', report.reason)),
      ...pair('写明的密钥', issued.key),
    );
  }
  const sections = (['disagrees', 'unchecked', 'agrees'] as const).flatMap((verdict) => {
    const some = findings.filter((one) => one.verdict === verdict);
    return some.length === 0 ? [] : [section(verdict, some)];
  });
  return [head, about, ...(answer === 'original' || !text ? [] : [signedText(text)]), ...sections];
}

/** The signed words, for comparison with another copy of the file. */
function signedText(text: readonly string[]): HTMLElement {
  const paragraphs = text.map((words) => element('p', {}, words));
  const whole = element(
    'details',
    { class: 'signed-text' },
    element('summary', {}, element('h3', {}, '签发的文字（以此为准）')),
    ...paragraphs,
  );
  whole.open = true;
  return whole;
}

function pair(term: string, words: string): readonly HTMLElement[] {
  return [element('dt', {}, term), element('dd', {}, words)];
}

function section(verdict: Finding['verdict'], findings: readonly Finding[]): HTMLElement {
  const { mark, title, about } = WORDS[verdict];
  const list = element('ul', {});
  const whole = element(
    'details',
    { class: `findings ${verdict}`, id: verdict },
    element(
      'summary',
      {},
      element('span', { class: 'mark', 'aria-hidden': 'true' }, mark),
      element('h3', {}, `${title} ${findings.length} 处`),
    ),
    element('p', { class: 'quiet' }, about),
    list,
  );
  // Agreeing findings are built only on demand: a report may have ten thousand numbers.
  const fill = (): void => {
    if (list.childElementCount === 0) addSome(list, findings);
  };
  whole.addEventListener('toggle', fill);
  if (verdict !== 'agrees') {
    fill();
    whole.open = true;
  }
  return whole;
}

function addSome(list: HTMLElement, findings: readonly Finding[]): void {
  for (const { place, message } of findings.slice(0, AT_ONCE))
    list.append(element('li', {}, element('b', {}, place), element('span', {}, message)));
  const rest = findings.slice(AT_ONCE);
  if (rest.length === 0) return;
  const more = element(
    'button',
    { type: 'button' },
    `再列 ${Math.min(AT_ONCE, rest.length)} 处，还有 ${rest.length} 处`,
  );
  const line = element('li', { class: 'more' }, more);
  more.addEventListener('click', () => {
    line.remove();
    addSome(list, rest);
  });
  list.append(line);
}

function countOf(findings: readonly Finding[], verdict: Finding['verdict']): number {
  return findings.filter((one) => one.verdict === verdict).length;
}
