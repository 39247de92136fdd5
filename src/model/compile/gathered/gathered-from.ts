import type { Expression } from '../../expression/ast.ts';
import { typedExpression } from '../../expression/typed.ts';
import type { Field } from '../../field.ts';
import type { GatheredFrom, Take } from '../../pack/gathered.ts';
import type { Ledger } from '../../pack/types.ts';
import type { WrittenGathered } from '../../schema/ledger.ts';
import { rowScope } from '../scope.ts';
import type { Keys } from '../source.ts';
import type { GatheredField } from './gathered-field.ts';
import { judgeOf } from './taken.ts';

const OPTIONS = ['where', 'of', 'when_all', 'map'] as const;
type Option = (typeof OPTIONS)[number];

/** What each way of taking rows knows, and what of it must be written. */
const KNOWN: Readonly<Record<Take, Readonly<Partial<Record<Option, 'may' | 'must'>>>>> = {
  count: { where: 'may' },
  any: { where: 'may' },
  latest: { where: 'may', of: 'must', when_all: 'may' },
  copy: { of: 'must' },
  map: { of: 'must', map: 'must' },
};

/** Compiles one ledger from which a field is gathered. @returns null after a fault was added */
export function compileGatheredFrom(
  given: GatheredField,
  written: WrittenGathered,
  at: Keys,
): GatheredFrom | null {
  const { source, ledger, ledgers } = given;
  const from = ledgers.get(written.from);
  if (!from || from.kind === 'base') {
    source.fault('unknown_ledger', [...at, 'from'], `没有台账“${written.from}”`, '核对台账编号');
    return null;
  }
  if (from.sensitivity === 'sealed' || ledger.sensitivity === 'sealed') {
    source.fault(
      'sealed',
      [...at, 'from'],
      '封闭台账不由别处得出，别处也不由它得出',
      '删去 gathered，照旧手填',
    );
    return null;
  }
  judgeOptions(given, written, at);
  const link = linkOf(given, from, written, at);
  const of = written.of === undefined ? null : fieldOf(given, from, written.of, [...at, 'of']);
  if (of) judgeOf(given, of, written, at);
  return (
    link &&
    Object.freeze({
      ledger: from.id,
      link,
      where: conditionOf(given, from, written.where, [...at, 'where']),
      of,
      whenAll: conditionOf(given, from, written.when_all, [...at, 'when_all']),
      map: written.map ? Object.freeze({ ...written.map }) : null,
    })
  );
}

function judgeOptions({ source }: GatheredField, written: WrittenGathered, at: Keys): void {
  const known = KNOWN[written.take];
  for (const option of OPTIONS) {
    const said = written[option] !== undefined;
    if (said && !known[option])
      source.fault('gathered', [...at, option], `take: ${written.take} 没有“${option}”一项`, '删去这一项');
    if (!said && known[option] === 'must')
      source.fault('gathered', [...at, 'take'], `take: ${written.take} 须有“${option}”一项`, '补上这一项');
  }
}

/** By which field rows belong together: one of the other ledger that cites this one, or one of this ledger that cites the other. */
function linkOf(
  given: GatheredField,
  from: Ledger,
  { by, through, take }: WrittenGathered,
  at: Keys,
): GatheredFrom['link'] | null {
  const { source, ledger, types } = given;
  if ((by === undefined) === (through === undefined)) {
    source.fault(
      'gathered',
      at,
      'by、through 须写一个，只写一个',
      '那本台账引用本台账的写 by，反过来写 through',
    );
    return null;
  }
  const kind = by === undefined ? 'through' : 'by';
  const [home, cited] = kind === 'by' ? [from, ledger] : [ledger, from];
  const field = fieldOf(given, home, by ?? through ?? '', [...at, kind]);
  if (!field) return null;
  if (types[field.type].reference !== 'ledger' || types[field.type].many || field.ledger !== cited.id) {
    source.fault('gathered', [...at, kind], `“${field.title}”引用的不是“${cited.title}”`, '用引用它的字段');
    return null;
  }
  if (kind === 'through' && take !== 'copy' && take !== 'map')
    source.fault('gathered', [...at, 'take'], '本台账引用的只有一条，不用计数', '用 copy 或 map');
  return Object.freeze({ kind, field });
}

function fieldOf({ source }: GatheredField, ledger: Ledger, id: string, at: Keys): Field | null {
  const field = ledger.field.get(id);
  if (!field) source.fault('unknown_field', at, `“${ledger.title}”没有名为“${id}”的字段`, '核对字段编号');
  return field ?? null;
}

function conditionOf(
  { source, types }: GatheredField,
  from: Ledger,
  text: string | undefined,
  at: Keys,
): Expression | null {
  if (text === undefined) return null;
  const typed = typedExpression(text, rowScope(from.field, types), 'boolean');
  if ('expression' in typed) return typed.expression;
  for (const fault of typed.faults)
    source.fault(fault.kind, at, fault.message, '表达式的写法见 docs/packs.md');
  return null;
}
