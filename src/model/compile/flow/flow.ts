import type { Flow, FlowState } from '../../pack/flow.ts';
import type { Keys } from '../source.ts';
import { fieldThat, type FlowSource } from './flow-source.ts';
import { compileRecusal } from './needs.ts';
import { compilePattern } from './pattern.ts';
import { compileEndsWith } from './ends-with.ts';
import { compileStep } from './step.ts';
import { judgeWalk } from './walk.ts';

/**
 * Compiles one flow over its ledger; who holds the posts is judged later.
 * @returns null when the state has no usable field
 */
export function compileFlow(given: FlowSource): Flow | null {
  const { source } = given;
  const { value } = source;
  const state = fieldThat(given, value.state, ['state'], ({ operand }) => operand === 'choice');
  if (!state) return null;
  if (state.byStep !== 'always' || state.personal) {
    source.fault(
      'flow',
      ['state'],
      `“${state.title}”须只由步骤改写，而且各岗位都能看到`,
      '在台账的这个字段写 written_by: step，不写 personal',
    );
    return null;
  }
  const known = new Set(Object.keys(value.states));
  for (const code of known)
    if (!state.choices.some((one) => one.code === code))
      source.fault(
        'unknown_code',
        ['states', code],
        `“${state.title}”没有代码为“${code}”的选项`,
        '核对选项的代码',
      );
  for (const { code, label } of state.choices)
    if (!known.has(code))
      source.fault('flow', ['states'], `没有写环节“${label}”（${code}）`, '每个选项都是一个环节');
  const demandState = (code: string, at: Keys): void => {
    if (!known.has(code)) source.fault('flow', at, `没有环节“${code}”`, '核对环节的代码');
  };
  const states = (codes: readonly string[], at: Keys): void => {
    for (const [index, code] of codes.entries()) demandState(code, [...at, index]);
  };
  const entries = value.entry ?? [];
  const entry = Array.isArray(entries) ? entries : Object.keys(entries);
  for (const [index, code] of entry.entries())
    demandState(code, ['entry', Array.isArray(entries) ? index : code]);
  const entering = Array.isArray(entries)
    ? []
    : Object.entries(entries).map(([code, when]) =>
        Object.freeze({ state: code, when: compilePattern(given, given.ledger, when, ['entry', code]) }),
      );
  for (const [id, { from, to, after, not_by: notBy }] of Object.entries(value.steps)) {
    states(from, ['steps', id, 'from']);
    if (to !== undefined) demandState(to, ['steps', id, 'to']);
    for (const [key, others] of [
      ['after', after],
      ['not_by', notBy],
    ] as const)
      for (const [index, other] of (others ?? []).entries())
        if (!(other in value.steps))
          source.fault('flow', ['steps', id, key, index], `没有步骤“${other}”`, '核对步骤编号');
  }
  const begins = Object.entries(value.states).flatMap(([code, { begin }]) => (begin ? [code] : []));
  const [begin] = begins;
  if (begin === undefined || begins.length > 1) {
    source.fault('flow', ['states'], '须有且只有一个开始的环节', '在一个环节写 begin: true');
    return null;
  }
  const steps = Object.entries(value.steps).map(([id, written]) => compileStep(given, id, written));
  const flow: Flow = Object.freeze({
    id: value.flow,
    title: value.title,
    version: value.version,
    state,
    begin,
    states: Object.freeze(
      state.choices
        .filter(({ code }) => known.has(code))
        .map(
          ({ code, label }): FlowState =>
            Object.freeze({
              code,
              title: label,
              end: value.states[code]?.end ?? false,
              pause: value.states[code]?.pause ?? false,
              deadline: steps.find(({ deadline, from }) => deadline && from.includes(code))?.deadline ?? null,
            }),
        ),
    ),
    entry: Object.freeze(entry),
    entering: Object.freeze(entering),
    recusal: compileRecusal(given, value.recusal),
    endsWith: compileEndsWith(given, steps),
    steps: Object.freeze(steps),
  });
  judgeWalk(given, flow);
  return flow;
}
