import type { Expression, Path } from '#model/expression/ast.ts';
import type { Quantity } from '#model/pack/types.ts';

/** The labels of the choices in a quantity's condition: 群众身边腐败和作风问题, 党纪处分, 已开展. */
export function conditionLabels({ where, measure }: Quantity): readonly string[] {
  const labels = where === null ? [] : labelsOf(where);
  return measure.kind === 'highest' ? [...labels, ...choiceLabels(measure.by, measure.codes)] : labels;
}

function labelsOf(expression: Expression): readonly string[] {
  switch (expression.node) {
    case 'and':
    case 'or':
      return [...labelsOf(expression.left), ...labelsOf(expression.right)];
    case 'compare': {
      const { left, right, op } = expression;
      return op === '==' && left.node === 'path' && right.node === 'literal'
        ? choiceLabels(left, [right.value])
        : [];
    }
    case 'oneOf': {
      const { of, values } = expression;
      return of.node === 'path'
        ? choiceLabels(
            of,
            values.map(({ value }) => value),
          )
        : [];
    }
    case 'contains':
      return choiceLabels(expression.set, [expression.value.value]);
    default:
      return [];
  }
}

function choiceLabels(path: Path, codes: readonly unknown[]): readonly string[] {
  const field = path.step === null || path.step.to === 'person' ? path.field : path.step.attribute;
  return field.choices.filter(({ code }) => codes.includes(code)).map(({ label }) => label);
}
