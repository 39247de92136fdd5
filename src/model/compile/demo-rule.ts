import type { Field } from '../field.ts';
import type { FieldType, FieldTypes } from '../field-type.ts';
import type { DemoRule } from '../pack/demo.ts';
import type { Ledger } from '../pack/types.ts';
import type { WrittenDemoRule } from '../schema/demo.ts';

type Tell = (message: string, hint: string) => void;
type LongRule = Exclude<WrittenDemoRule, string | number | boolean | readonly unknown[]>;

/** Names in braces that a text may contain besides fields of the row and lists of words. */
const SLOTS: ReadonlySet<string> = new Set(['year', 'n', 'k', 'item', 'month', 'week']);

/**
 * Expands the short form of a rule; what it means depends on the sample of the field's type.
 * @returns null after all faults have been added
 */
export function demoRule(
  written: WrittenDemoRule,
  field: Field,
  ledger: Ledger,
  known: {
    readonly words: ReadonlyMap<string, unknown>;
    readonly sets: ReadonlyMap<string, unknown>;
    readonly types: FieldTypes;
  },
  tell: Tell,
): DemoRule | null {
  const rule =
    typeof written === 'object' && !Array.isArray(written)
      ? written
      : short(written, known.types[field.type]);
  if (rule === null) {
    tell(`“${field.title}”不能这样写`, '改用写明键名的形式，如 { range: [1, 9] }');
    return null;
  }
  const faults: string[] = [];
  const needField = (id: string | undefined): void => {
    const head = id?.split('.')[0];
    if (head !== undefined && !ledger.field.has(head)) faults.push(`没有字段“${head}”`);
  };
  for (const id of [
    rule.part_of,
    rule.plus,
    rule.after,
    rule.parent_of,
    rule.from,
    rule.same,
    rule.by,
    ...(rule.ordered ?? []),
    ...Object.keys(rule.when ?? {}),
  ])
    needField(id);
  if (rule.unit !== undefined && !known.sets.has(rule.unit)) faults.push(`没有单位组“${rule.unit}”`);
  if (field.choices.length > 0)
    for (const code of [
      ...(typeof rule.is === 'string' ? [rule.is] : []),
      ...Object.keys(rule.weights ?? {}),
      ...(rule.turn ?? []),
      ...(rule.all ?? []),
    ])
      if (!field.choices.some((choice) => choice.code === code))
        faults.push(`“${field.title}”没有选项“${code}”`);
  const texts = rule.text === undefined ? undefined : [rule.text].flat();
  for (const slot of texts?.flatMap((text) => [...text.matchAll(/\{([^}:]+)(?::\d)?\}/gu)]) ?? []) {
    const name = slot[1] ?? '';
    if (!SLOTS.has(name) && !name.startsWith('param.') && !ledger.field.has(name) && !known.words.has(name))
      faults.push(`不认识“{${name}}”`);
  }
  for (const fault of faults) tell(fault, '核对拼写');
  if (faults.length > 0) return null;
  const { when, cite } = rule;
  return Object.freeze({
    ...rule,
    text: texts,
    cite: cite === undefined ? undefined : [cite].flat(),
    when: when && Object.fromEntries(Object.entries(when).map(([id, values]) => [id, [values].flat()])),
  });
}

/** The short forms: one word, or a list. */
function short(
  written: string | number | boolean | readonly (string | number | boolean)[],
  { sample, reference }: FieldType,
): LongRule | null {
  const words = [written].flat();
  const texts = words.map(String);
  const [first, second] = words;
  const pair =
    typeof first === 'number' && typeof second === 'number' ? ([first, second] as [number, number]) : null;
  switch (sample.make) {
    case 'text':
      return { text: texts };
    case 'number':
      return pair ? { range: pair } : typeof first === 'number' ? { is: first } : null;
    case 'yes_no':
      return typeof first === 'boolean' ? { is: first } : typeof first === 'number' ? { yes: first } : null;
    case 'choice':
      return Array.isArray(written) ? { turn: texts } : { is: String(first) };
    case 'choices':
      return { all: texts };
    case 'day':
      return typeof first === 'string' && typeof second === 'string' ? { season: [first, second] } : null;
    case 'year':
      return typeof first === 'number' ? { is: first } : null;
    case 'name':
      return reference === 'unit' ? { unit: String(first) } : { role: String(first) };
    case 'row':
      return { cite: texts };
    case 'serial':
      return typeof first === 'number' ? { pool: first } : null;
    default:
      return null;
  }
}
