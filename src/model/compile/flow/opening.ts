import type { Field } from '../../field.ts';
import { isCalendarDay } from '../../field-type.ts';
import type { Opening, OpeningSource } from '../../pack/flow.ts';
import type { Ledger } from '../../pack/types.ts';
import type { WrittenStep } from '../../schema/flow.ts';
import type { Keys } from '../source.ts';
import { fieldThat, type FlowSource } from './flow-source.ts';

type Written = NonNullable<WrittenStep['opens']>;

/** The row that a step makes. @returns null where it makes none, or after faults were added */
export function compileOpening(flow: FlowSource, written: WrittenStep['opens'], at: Keys): Opening | null {
  if (!written) return null;
  const { source, ledgers } = flow;
  const target = ledgers.get(written.ledger);
  if (!target || target.kind === 'base') {
    source.fault('unknown_ledger', [...at, 'ledger'], `没有台账“${written.ledger}”`, '核对台账编号');
    return null;
  }
  const into = { ...flow, ledger: target };
  const number = fieldThat(
    into,
    written.number.field,
    [...at, 'number', 'field'],
    ({ operand }) => operand === 'text',
  );
  if (number && (target.identity.length !== 1 || target.identity[0] !== number || !flow.ledger.reference))
    source.fault(
      'flow',
      [...at, 'number'],
      '编号须是新记录唯一的自然键，本台账也须有被引用的编号（reference）',
      '核对两本台账的 identity 和 reference',
    );
  const sources = Object.entries(written.with).flatMap(([id, from]) => {
    const place = [...at, 'with', id];
    const field = fieldThat(into, id, place);
    const found = field && sourceOf(flow, from, field, place);
    return field && found ? [Object.freeze({ field, source: found })] : [];
  });
  judgeComplete(
    flow,
    target,
    number,
    sources.map(({ field }) => field),
    at,
  );
  const owner = sources.find(({ field }) => field === target.owner)?.source;
  if (owner && !(owner.from === 'field' && owner.field === flow.ledger.owner))
    source.fault(
      'flow',
      [...at, 'with', target.owner?.id ?? ''],
      '另立的记录与本记录须属于同一单位',
      `写 { field: ${flow.ledger.owner?.id ?? ''} }`,
    );
  return (
    number &&
    Object.freeze({ ledger: target.id, number, suffix: written.number.suffix, with: Object.freeze(sources) })
  );
}

function sourceOf(
  flow: FlowSource,
  written: Written['with'][string],
  into: Field,
  at: Keys,
): OpeningSource | null {
  const { source, ledger, types } = flow;
  const tell = (message: string, hint: string): null => {
    source.fault('flow', at, message, hint);
    return null;
  };
  if (into.byStep === 'always' && into.ledger === null)
    return tell(`“${into.title}”只由步骤改写`, '另立的记录从头走流程，删去这一项');
  if (written === 'row')
    return into.ledger === ledger.id
      ? Object.freeze({ from: 'row' })
      : tell(`“${into.title}”引用的不是“${ledger.title}”`, '用引用本台账的字段');
  if (written === 'day')
    return isCalendarDay(types[into.type])
      ? Object.freeze({ from: 'day' })
      : tell(`“${into.title}”不是日期`, '用日期字段');
  if ('is' in written)
    return types[into.type].operand === 'boolean'
      ? Object.freeze({ from: 'is', is: written.is })
      : tell(`“${into.title}”不是是否字段`, '用是否字段');
  if ('code' in written)
    return into.choices.some(({ code }) => code === written.code)
      ? Object.freeze({ from: 'code', code: written.code })
      : tell(`“${into.title}”没有代码为“${written.code}”的选项`, '核对选项的代码');
  const field = fieldThat(flow, written.field, [...at, 'field']);
  if (!field) return null;
  if (types[field.type].storage !== types[into.type].storage || field.ledger !== into.ledger)
    return tell(`“${field.title}”和“${into.title}”类型不同`, '取同一类型的字段');
  const codes = new Set(into.choices.map(({ code }) => code));
  if (field.choices.some(({ code }) => !codes.has(code)))
    return tell(`“${field.title}”有的选项“${into.title}”没有`, '用 code 写明一个选项，或使两边选项相同');
  return Object.freeze({ from: 'field', field });
}

/** What is required of an accepted row must come from somewhere: the new row is accepted as it is made. */
function judgeComplete(
  { source }: FlowSource,
  target: Ledger,
  number: Field | null,
  filled: readonly Field[],
  at: Keys,
): void {
  for (const field of target.fields)
    if (field.required && field !== number && !filled.includes(field))
      source.fault(
        'flow',
        [...at, 'with'],
        `新记录的“${field.title}”必填，没有写从哪里来`,
        `在 with 中加上 ${field.id}`,
      );
}
