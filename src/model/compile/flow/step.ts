import type { Field } from '../../field.ts';
import { isCalendarDay, isOne } from '../../field-type.ts';
import type { FlowStep, StepTaker } from '../../pack/flow.ts';
import type { WrittenStep } from '../../schema/flow.ts';
import { boundaryReason } from '../../boundary.ts';
import { compileDeadline } from './deadline.ts';
import { fieldThat, type FlowSource } from './flow-source.ts';
import { compileCondition } from './condition.ts';
import { compileNeeds } from './needs.ts';
import { compileOpening } from './opening.ts';

/** Compiles one step by itself; what needs the other steps or the posts is judged later. */
export function compileStep(flow: FlowSource, id: string, written: WrittenStep): FlowStep {
  const at = ['steps', id] as const;
  const { source, ledger } = flow;
  const reason = boundaryReason(written.title);
  if (reason)
    source.fault('boundary', [...at, 'title'], `步骤“${written.title}”不得设立。${reason}`, '删去此步骤');
  const fields = (
    key: 'not_of' | 'stamps' | 'clears' | 'prolongs',
    fits: Parameters<typeof fieldThat>[3],
  ): readonly Field[] =>
    (written[key] ?? []).flatMap((name, index) => fieldThat(flow, name, [...at, key, index], fits) ?? []);
  const stamps = fields('stamps', isCalendarDay);
  const clears = fields('clears', () => true);
  for (const [key, list] of [
    ['stamps', stamps],
    ['clears', clears],
  ] as const)
    for (const [index, field] of list.entries())
      if (!field.byStep)
        source.fault(
          'flow',
          [...at, key, index],
          `“${field.title}”不是由步骤改写的字段`,
          '在台账的这个字段写 written_by: step',
        );
  const asks = Object.entries(written.asks ?? {}).flatMap(([name, how]) => {
    const field = fieldThat(flow, name, [...at, 'asks', name]);
    if (!field) return [];
    if (ledger.identity.includes(field) || field === ledger.owner || field.ledger !== null)
      source.fault(
        'flow',
        [...at, 'asks', name],
        `“${field.title}”是记录的编号、归属或引用，不由步骤填写`,
        '换一个字段',
      );
    return [Object.freeze({ field, required: how === 'required' })];
  });
  return Object.freeze({
    id,
    title: written.title,
    from: Object.freeze(written.from),
    to: written.to ?? null,
    who: Object.freeze(takersOf(flow, id)),
    byProgram: written.who === 'program',
    after: Object.freeze(written.after ?? []),
    notBy: Object.freeze(written.not_by ?? []),
    notOf: Object.freeze(fields('not_of', (type) => isOne(type, 'unit'))),
    twoPersons: twoPersonsOf(flow, id, written),
    times: written.times ?? null,
    asks: Object.freeze(asks),
    opinion: written.opinion ?? null,
    needs: Object.freeze(compileNeeds(flow, id, written)),
    stamps: Object.freeze(stamps),
    keeps: Object.freeze(keepsOf(flow, id, written)),
    sets: Object.freeze(setsOf(flow, id, written)),
    clears: Object.freeze(clears),
    prolongs: Object.freeze(fields('prolongs', isCalendarDay)),
    deadline: compileDeadline(flow, written.deadline, [...at, 'deadline']),
    opens: compileOpening(flow, written.opens, [...at, 'opens']),
    basis: written.basis ?? null,
    mark: written.mark ?? 'design',
  });
}

/** Who may take a step; `as` leads to another step, which must say it itself. */
function takersOf(flow: FlowSource, id: string): readonly StepTaker[] {
  const { source } = flow;
  const who = source.value.steps[id]?.who ?? [];
  if (who === 'program') return [];
  if (!Array.isArray(who)) {
    const same = 'as' in who ? who.as : '';
    if (Array.isArray(source.value.steps[same]?.who)) return takersOf(flow, same);
    source.fault('flow', ['steps', id, 'who', 'as'], `步骤“${same}”没有写明谁能办`, '写明岗位，或换一个步骤');
    return [];
  }
  return who.map(({ posts, of }, index) =>
    Object.freeze({
      posts: Object.freeze(posts),
      of:
        of === undefined
          ? null
          : fieldThat(flow, of, ['steps', id, 'who', index, 'of'], ({ reference }) => reference === 'unit'),
    }),
  );
}

function twoPersonsOf(
  flow: FlowSource,
  id: string,
  { two_persons: when }: WrittenStep,
): FlowStep['twoPersons'] {
  if (when === undefined) return null;
  return when === true ? 'always' : compileCondition(flow, when, ['steps', id, 'two_persons']);
}

function setsOf(flow: FlowSource, id: string, { sets }: WrittenStep): FlowStep['sets'] {
  return Object.entries(sets ?? {}).flatMap(([name, code]) => {
    const at = ['steps', id, 'sets', name];
    const field = fieldThat(flow, name, at, ({ operand }) => operand === 'choice');
    if (!field) return [];
    if (!field.byStep || name === flow.source.value.state)
      flow.source.fault(
        'flow',
        at,
        `“${field.title}”不是由步骤改写的字段`,
        '在台账的这个字段写 written_by: step 或 later_step；环节写在 to',
      );
    if (!field.choices.some((one) => one.code === code))
      flow.source.fault('unknown_code', at, `“${field.title}”没有代码为“${code}”的选项`, '核对选项的代码');
    return [Object.freeze({ field, code })];
  });
}

function keepsOf(flow: FlowSource, id: string, { keeps }: WrittenStep): FlowStep['keeps'] {
  return Object.entries(keeps ?? {}).flatMap(([name, other]) => {
    const at = ['steps', id, 'keeps', name];
    const into = fieldThat(flow, name, at);
    const from = fieldThat(flow, other, at);
    if (!into || !from) return [];
    if (!into.byStep || into.type !== from.type)
      flow.source.fault(
        'flow',
        at,
        `“${into.title}”不能给“${from.title}”留底`,
        '留底的字段与原字段类型相同，并写 written_by: step',
      );
    return [Object.freeze({ into, from })];
  });
}
