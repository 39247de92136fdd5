import type { Access } from './access/types.ts';
import type { Flow, FlowStep, Mark, StateDeadline } from './pack/flow.ts';

/** How far the basis of a step was verified, in words. */
export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  verified: '已核',
  secondary: '见于外地做法',
  'recalled-sure': '未查到原文',
  'recalled-unsure': '待核',
  design: '本系统的规则',
};

/** A flow as a Mermaid state diagram: its states, and the steps between them. */
export function drawFlow({ begin, entry, states, steps }: Flow): string {
  const lines = states.map(({ code, title }) => `  ${code} : ${title}`);
  lines.push(`  [*] --> ${begin}`);
  for (const code of entry) lines.push(`  [*] --> ${code} : 旧台账转入`);
  for (const step of steps)
    for (const from of step.from)
      lines.push(
        `  ${from} --> ${step.to ?? from} : ${step.title}${step.twoPersons === null ? '' : '（两人）'}`,
      );
  for (const { code, end } of states) if (end) lines.push(`  ${code} --> [*]`);
  return ['stateDiagram-v2', ...lines].join('\n');
}

/** Who takes a step, in words: "责任单位的单位党务干部、市委巡察办干部". */
export function takersInWords(
  { who, byProgram }: Pick<FlowStep, 'who' | 'byProgram'>,
  { posts }: Access,
): string {
  if (byProgram) return '程序（所办的事项办结时）';
  return who
    .map(({ posts: kinds, of }) => {
      const titles = kinds.map((kind) => posts.get(kind)?.title ?? kind).join('、');
      return of ? `${of.title}的${titles}` : titles;
    })
    .join('，或');
}

const UNITS = { day: '日', month: '个月', year: '年' } as const;

/** A deadline in words: "收到日期、反馈日期起1个月内". */
export function deadlineInWords(deadline: StateDeadline): string {
  if (deadline.kind === 'on') return `${deadline.field.title}以前`;
  const { fields, term, earlier } = deadline;
  const from = fields.length === 0 ? '进入这一环节' : fields.map(({ title }) => title).join('（没有填的按');
  const closed = fields.length > 1 ? '）'.repeat(fields.length - 1) : '';
  const days = term.calendar === 'working' ? '个工作日' : UNITS[term.unit];
  const former = earlier.map(
    ({ through, term: of }) => `，起算日在 ${through} 以前（含）的 ${of.within}${UNITS[of.unit]}内`,
  );
  return `${from}${closed}起${term.within}${days}内${former.join('')}`;
}
