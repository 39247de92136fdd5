import type { Expression } from '../expression/ast.ts';
import { typedExpression } from '../expression/typed.ts';
import type { Field } from '../field.ts';
import { type FieldType, isCalendarDay, isOne, typesThat } from '../field-type.ts';
import type { Answer, Duty } from '../pack/duty.ts';
import type { Ledger } from '../pack/types.ts';
import type { WrittenLedger } from '../schema/ledger.ts';
import type { Context } from './indicator.ts';
import { parametersOf, selectionScope } from './scope.ts';
import type { Source } from './source.ts';

/**
 * Compiles how the rows of a ledger answer duties. Rows of a sealed ledger answer none automatically: a duty shown as
 * done would reveal the row to everybody who may see duties. The unit confirms such duties itself.
 */
export function compileAnswers(
  source: Source<WrittenLedger>,
  ledger: Ledger,
  duties: ReadonlyMap<string, Duty>,
  context: Context,
): readonly Answer[] {
  return (source.value.answers ?? []).flatMap((written, index) => {
    const at = ['answers', index];
    const { duty, when, unit, on, person, once_per } =
      typeof written === 'string' ? { duty: written } : { ...written };
    const obliged = duties.get(duty);
    if (!obliged) {
      source.fault('unknown_duty', at, `没有责任“${duty}”`, '核对责任编号');
      return [];
    }
    if (obliged.unasked)
      source.fault(
        'unasked',
        at,
        `责任“${duty}”写明不要求记录（${obliged.unasked.reason}），不能再由台账回答`,
        '删去这一条；台账能回答的，把责任的 unasked 换成 bearers',
      );
    if (ledger.sensitivity === 'sealed')
      source.fault('sealed', at, '封闭台账的记录不能自动回答责任', '删去；由单位确认，不写记录内容');
    const field = (id: string | undefined, fallback: Field | null, fits: (type: FieldType) => boolean) => {
      if (id === undefined && fallback === null) return null;
      const found = id === undefined ? fallback : ledger.field.get(id);
      if (!found) source.fault('unknown_field', at, `没有名为“${id}”的字段`, '核对字段编号');
      else if (!fits(context.types[found.type]))
        source.fault(
          'measure',
          at,
          `“${found.title}”的类型 ${found.type} 不适用`,
          `须为 ${typesThat(context.types, fits)}`,
        );
      else return found;
      return null;
    };
    const whose = field(unit, ledger.owner, (type) => isOne(type, 'unit'));
    const day = field(on, ledger.happened, isCalendarDay);
    const who = field(person, null, (type) => isOne(type, 'person'));
    const byPersons = obliged.bearers.length > 0 && obliged.bearers.every(({ as }) => as === 'member');
    if (byPersons !== (who !== null))
      source.fault('bearer', at, '由班子成员承担的责任须写 person，其他的不写', '写明责任人所在的字段');
    const oncePer = (once_per ?? []).flatMap((id) => ledger.field.get(id) ?? []);
    if (oncePer.length !== (once_per ?? []).length)
      source.fault('unknown_field', [...at, 'once_per'], '有不存在的字段', '核对字段编号');
    const condition = conditionOf(when, at, source, ledger, context);
    if (!whose || !day || condition === 'wrong') return [];
    return [
      Object.freeze({
        ledger: ledger.id,
        duty,
        when: condition,
        parameters: parametersOf(condition),
        unit: whose,
        on: day,
        person: who,
        oncePer: Object.freeze(oncePer),
        written: when ?? null,
      }),
    ];
  });
}

function conditionOf(
  when: string | undefined,
  at: readonly (string | number)[],
  { fault }: Source<unknown>,
  ledger: Ledger,
  { ledgers, parameters, types }: Context,
): Expression | null | 'wrong' {
  if (when === undefined) return null;
  const typed = typedExpression(when, selectionScope(ledger, ledgers, parameters, types), 'boolean');
  if ('expression' in typed) return typed.expression;
  for (const one of typed.faults)
    fault(one.kind, [...at, 'when'], one.message, '表达式的写法见 docs/packs.md');
  return 'wrong';
}
