import type { Choice, DayKind, Field } from '../field.ts';
import { FIELD_OPTIONS, type FieldType, type FieldTypes, typesThat } from '../field-type.ts';
import { boundaryReason } from '../boundary.ts';
import type { WrittenField, WrittenLedger } from '../schema/ledger.ts';
import type { Source } from './source.ts';

/** Names of columns that every table has; a field may not use them. */
const RESERVED_PREFIX = 'row_';
const RESERVED = new Set([
  'region_id',
  'unit_id',
  'unit_path',
  'tableoid',
  'xmin',
  'xmax',
  'cmin',
  'cmax',
  'ctid',
]);

/** What the fields of a ledger are compiled with. */
export interface FieldContext {
  readonly dictionaries: ReadonlyMap<string, readonly Choice[]>;
  readonly types: FieldTypes;
}

/** Compiles one field; faults go to the source. @returns null when the field cannot be used */
export function compileField(
  id: string,
  written: WrittenField,
  source: Source<WrittenLedger>,
  { dictionaries, types }: FieldContext,
): Field | null {
  const type = types[written.type];
  const at = ['fields', id] as const;
  if (!/^[a-z][a-z0-9_]{0,57}$/.test(id) || id.startsWith(RESERVED_PREFIX) || RESERVED.has(id)) {
    source.fault(
      'reserved',
      at,
      `“${id}”不能作字段编号`,
      '用小写字母开头的字母、数字、下划线，不以 row_ 开头',
    );
    return null;
  }
  for (const key of FIELD_OPTIONS)
    if (key in written && !type.options.includes(key))
      source.fault(
        'field_rule',
        [...at, key],
        `类型 ${written.type} 没有“${key}”一项`,
        `“${key}”只用于 ${typesThat(types, ({ options }) => options.includes(key))}`,
      );
  const needed = type.needs;
  if (needed && written[needed] === undefined)
    source.fault('field_rule', at, `类型 ${written.type} 须有“${needed}”一项`, '补上这一项');
  if (written.min !== undefined && written.max !== undefined && written.min > written.max)
    source.fault('field_rule', [...at, 'min'], '下限大于上限', '改正其中之一');
  const reason = boundaryReason(written.title);
  if (reason)
    source.fault('boundary', [...at, 'title'], `字段“${written.title}”不得设立。${reason}`, '删去此字段');
  checkPattern(written, source, [...at, 'pattern']);
  return Object.freeze({
    id,
    title: written.title,
    type: written.type,
    required: written.required === true || written.required === 'where_asked',
    mayLackColumn: written.required === 'where_asked',
    hint: written.hint ?? null,
    personal: written.personal ?? false,
    min: written.min ?? null,
    max: written.max ?? null,
    pattern: written.pattern ?? null,
    choices: choicesOf(written, source, at, dictionaries),
    ledger: written.ledger ?? null,
    key: isKey(id, written, source, type),
    when: dayKind(id, written, source, type),
    moneyUnit: written.money_unit ?? null,
    begin: beginOf(written, source, id, types),
    byStep: byStepOf(id, written, source),
  });
}

/**
 * The kind of a day field. Where the definition does not say it, the role of the field decides: a deadline lies ahead
 * even where it also decides the period.
 */
function dayKind(
  id: string,
  { when }: WrittenField,
  { value }: Source<WrittenLedger>,
  { day }: FieldType,
): DayKind | null {
  if (when !== undefined || day === null) return when ?? null;
  if (value.due?.on === id) return 'ahead';
  return value.happened === id || value.due?.done === id ? 'past' : null;
}

/**
 * Whether a text is stored normalised regardless of the definition: it is compared, and never printed as somebody's
 * wording.
 */
function isKey(
  id: string,
  written: WrittenField,
  { value }: Source<WrittenLedger>,
  { form }: FieldType,
): boolean {
  if (form === 'normalised' || written.pattern !== undefined) return true;
  if (form !== 'by_definition') return false;
  return value.identity.includes(id) && written.as_written !== true;
}

/**
 * What a new form begins with. Only values that are seldom wrong are allowed, and none whose error could harm somebody.
 */
function beginOf(
  written: WrittenField,
  source: Source<WrittenLedger>,
  id: string,
  types: FieldTypes,
): Field['begin'] {
  const { begin, type } = written;
  if (begin === undefined) return null;
  const { begins } = types[type];
  const { sensitivity, identity } = source.value;
  const at = ['fields', id, 'begin'] as const;
  const fault = (message: string, hint: string): void => source.fault('field_rule', at, message, hint);
  if (sensitivity === 'sealed') fault('封闭台账的字段一律不预填', '删去这一项');
  else if (written.personal) fault('涉及个人的字段不预填', '删去这一项');
  else if (begin === 'today' && !begins.includes('today'))
    fault(
      `类型 ${type} 不能以今天预填`,
      `today 只用于 ${typesThat(types, (one) => one.begins.includes('today'))}`,
    );
  else if (begin === 'last' && (identity.includes(id) || !begins.includes('last')))
    fault('此字段每条记录都不同，不能沿用上一条', 'last 用于自然键以外的单选、多选、单位和文本');
  else return begin;
  return null;
}

/** What only steps write is empty until one of them is taken, and is no part of what identifies the row. */
function byStepOf(id: string, written: WrittenField, source: Source<WrittenLedger>): Field['byStep'] {
  if (written.written_by === undefined) return null;
  const later = written.written_by === 'later_step';
  const { identity, owner, happened } = source.value;
  if ((written.required && !later) || identity.includes(id) || owner === id || happened === id)
    source.fault(
      'field_rule',
      ['fields', id, 'written_by'],
      '由步骤改写的字段在登记时是空的，不能必填，也不能是自然键、归属单位或决定期间的日期',
      '删去 required，或删去 written_by',
    );
  return later ? 'later' : 'always';
}

function checkPattern(written: WrittenField, source: Source<WrittenLedger>, at: readonly string[]): void {
  if (written.pattern === undefined) return;
  try {
    RegExp(written.pattern, 'u');
  } catch {
    source.fault('field_rule', at, '不是有效的正则表达式', '改正括号和转义');
  }
}

function choicesOf(
  written: WrittenField,
  source: Source<WrittenLedger>,
  at: readonly string[],
  dictionaries: ReadonlyMap<string, readonly Choice[]>,
): readonly Choice[] {
  if (written.choices === undefined) return [];
  if (typeof written.choices === 'string') {
    const found = dictionaries.get(written.choices);
    if (!found)
      source.fault(
        'unknown_dictionary',
        [...at, 'choices'],
        `没有字典“${written.choices}”`,
        '在 dictionaries/ 中定义它，或直接写出选项',
      );
    return found ?? [];
  }
  return compileChoices(written.choices, written.rank, (kind, message, hint) =>
    source.fault(kind, [...at, kind === 'unknown_code' ? 'rank' : 'choices'], message, hint),
  );
}

/** Compiles a dictionary: labels and codes must tell the choices apart, ranks must name codes. */
export function compileChoices(
  written: Readonly<Record<string, string>>,
  rank: Readonly<Record<string, number>> | undefined,
  fault: (kind: 'duplicate' | 'unknown_code' | 'boundary', message: string, hint: string) => void,
): readonly Choice[] {
  const labels = new Set<string>();
  for (const [code, label] of Object.entries(written)) {
    const key = label.normalize('NFKC').trim();
    if (labels.has(key)) fault('duplicate', `选项名称“${label}”出现两次`, '每个选项的名称须不同');
    labels.add(key);
    const reason = boundaryReason(label);
    if (reason) fault('boundary', `选项“${label}”（${code}）不得设立。${reason}`, '删去此选项');
  }
  for (const code of Object.keys(rank ?? {}))
    if (!(code in written)) fault('unknown_code', `排序中的“${code}”不是选项`, '核对代码');
  return Object.freeze(
    Object.entries(written).map(([code, label]) => {
      const order = rank?.[code];
      return Object.freeze(order === undefined ? { code, label } : { code, label, rank: order });
    }),
  );
}
