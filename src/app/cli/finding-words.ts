import type { PreparedReport } from '#stages/reports/index.ts';
import { personAt } from '#model/text/person-at.ts';

type Shown = Pick<PreparedReport, 'findings' | 'floors'>;

const SEVERITY = { error: '错误', warning: '提醒', note: '附注' } as const;

/** Prints the contradictions of a report, by their places in the text, and the states of the legal floors. */
export function tellFindings({ findings, floors }: Shown, tell: (text: string) => void): void {
  if (findings.length > 0) tell(`前后一致 ${findings.length} 处：`);
  let section: string | null = null;
  for (const { id, severity, what, why, where, mayExplain, explanation } of findings) {
    const [first] = where;
    const title = first?.section ?? '';
    if (title !== section) tell(`  ${title === '' ? '（正文之前）' : title}`);
    section = title;
    const place = [...new Set(where.map(({ paragraph }) => `第${paragraph}段`))].join('、');
    tell(`  ${place}${SEVERITY[severity]}：${what}（${id}）`);
    if (first) tell(`    原文：“${first.sentence}”`);
    tell(`    ${why}`);
    if (explanation)
      tell(`    已说明（${personAt(explanation.office, explanation.by)}）：${explanation.text}`);
    else if (severity === 'warning') tell(`    可由${mayExplain ?? ''}书面说明（--explain）`);
  }
  for (const { slot, words } of floors) tell(`法定底线 ${slot}：${words}`);
}
