import type { Flow, FlowStep } from '../../pack/flow.ts';
import { fieldThat, type FlowSource } from './flow-source.ts';

/**
 * With which other matters one ends, and by which step; that step, and no other, is taken by the program.
 * @returns null where nothing says so, or after a fault was added
 */
export function compileEndsWith(flow: FlowSource, steps: readonly FlowStep[]): Flow['endsWith'] {
  const { source, ledgers } = flow;
  const written = source.value.ends_with;
  for (const { id, title, byProgram } of steps)
    if (byProgram && id !== written?.step)
      source.fault(
        'flow',
        ['steps', id, 'who'],
        `“${title}”由程序办，却没有写在什么时候`,
        '在 ends_with 的 step 写这一步，或写明岗位',
      );
  if (!written) return null;
  const step = steps.find(({ id }) => id === written.step);
  if (!step?.byProgram || step.to === null || step.asks.length > 0)
    source.fault(
      'flow',
      ['ends_with', 'step'],
      step ? `“${step.title}”不能由程序办` : `没有步骤“${written.step}”`,
      '写一个 who: program、写明 to、不要人填写的步骤',
    );
  const fields = written.fields.flatMap((name, index) => {
    const at = ['ends_with', 'fields', index];
    const field = fieldThat(flow, name, at, ({ reference }) => reference === 'ledger');
    if (!field) return [];
    const cited = ledgers.get(field.ledger ?? '');
    // Flows are compiled side by side: a ledger says by a word of its own that its work is done, or that its rows take a course.
    const ends = cited && (cited.due !== null || cited.fields.some(({ byStep }) => byStep === 'always'));
    if (!ends) source.fault('flow', at, `“${field.title}”引用的台账没有办结`, '引用有 due 或走流程的台账');
    return ends ? [field] : [];
  });
  return step?.byProgram ? Object.freeze({ fields: Object.freeze(fields), step }) : null;
}
