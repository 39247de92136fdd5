import type { Flow } from '../../pack/flow.ts';
import type { FlowSource } from './flow-source.ts';

/**
 * What is wrong with the course as a whole: a state that nothing reaches, or that nothing leaves; two deadlines in one state; a
 * deadline of a step that does not end the state; a field of which two steps are the writers, or none.
 */
export function judgeWalk({ source, ledger }: FlowSource, flow: Flow): void {
  judgeWays(source, flow);
  judgeDeadlines(source, flow);
  const writers = (field: string) =>
    flow.steps.filter(({ asks, stamps, keeps }) =>
      [...asks.map((one) => one.field), ...stamps, ...keeps.map(({ into }) => into)].some(
        ({ id }) => id === field,
      ),
    );
  const isSet = (field: string): boolean =>
    flow.steps.some(({ sets }) => sets.some((one) => one.field.id === field));
  for (const field of ledger.fields) {
    if (!field.byStep || field === flow.state) continue;
    const [first, second] = writers(field.id);
    // A reference is written where the row is opened by a step.
    if (!first && field.ledger === null && !isSet(field.id))
      source.fault(
        'flow',
        ['steps'],
        `没有步骤写“${field.title}”`,
        '在一个步骤写 asks、stamps 或 sets，或删去该字段的 written_by',
      );
    if (first && second)
      source.fault(
        'flow',
        ['steps', second.id],
        `“${field.title}”由“${first.title}”和“${second.title}”两个步骤写，分不清是谁写的`,
        '只留一个；另一个步骤要改它的，用 clears 清空后重办',
      );
  }
}

function judgeWays(source: FlowSource['source'], { begin, entry, states, steps }: Flow): void {
  const reached = new Set([begin, ...entry]);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const { from, to } of steps)
      if (to !== null && from.some((one) => reached.has(one))) reached.add(to);
  }
  for (const { code, title, end } of states) {
    if (!reached.has(code))
      source.fault(
        'flow',
        ['states', code],
        `没有步骤到得了“${title}”`,
        '加一个到这里的步骤，或删去这个环节',
      );
    // What the program does with another matter is no way out of one's own.
    const ways = steps.filter(({ from, byProgram }) => from.includes(code) && !byProgram);
    if (!end && !ways.some(({ to }) => to !== null && to !== code))
      source.fault('flow', ['states', code], `“${title}”没有出路`, '加一个离开它的步骤，或写 end: true');
  }
  if (!states.some(({ end }) => end))
    source.fault('flow', ['states'], '没有一个办结的环节', '在办结的环节写 end: true');
}

function judgeDeadlines(source: FlowSource['source'], { states, steps }: Flow): void {
  for (const { code, title } of states) {
    const timed = steps.filter(({ deadline, from }) => deadline !== null && from.includes(code));
    const [, second] = timed;
    if (second)
      source.fault(
        'flow',
        ['steps', second.id, 'deadline'],
        `“${title}”已有“${timed[0]?.title ?? ''}”的期限`,
        '一个环节只写一个期限',
      );
  }
  for (const { id, title, to, from, deadline } of steps)
    if (deadline && (to === null || from.includes(to)))
      source.fault(
        'flow',
        ['steps', id, 'deadline'],
        `“${title}”办后环节不变，期限没有尽头`,
        '删去期限，或写明 to',
      );
}
