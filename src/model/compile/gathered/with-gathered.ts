import type { FieldTypes } from '../../field-type.ts';
import type { Gathered } from '../../pack/gathered.ts';
import type { Ledger } from '../../pack/types.ts';
import type { LedgerSource } from '../ledgers.ts';
import type { GatheredField } from './gathered-field.ts';
import { compileGatheredFrom } from './gathered-from.ts';
import { judgeInto } from './taken.ts';

/**
 * The ledgers with what is gathered into them, in a source each, and the order in which changes are followed: what is gathered
 * may be gathered on. A circle would never come to rest and is a fault.
 */
export function withGathered(
  listed: readonly LedgerSource[],
  types: FieldTypes,
): { readonly ledgers: readonly LedgerSource[]; readonly order: readonly string[] } {
  const byId = new Map(listed.map(({ ledger }) => [ledger.id, ledger]));
  const ledgers = listed.map(({ source, ledger }) => {
    const gathered = ledger.fields.flatMap(
      (field) => compileGathered({ source, ledger, field, ledgers: byId, types }) ?? [],
    );
    return gathered.length === 0
      ? { source, ledger }
      : { source, ledger: Object.freeze({ ...ledger, gathered: Object.freeze(gathered) }) };
  });
  return { ledgers, order: Object.freeze(orderOf(ledgers)) };
}

function compileGathered(given: GatheredField): Gathered | null {
  const { source, ledger, field } = given;
  const written = source.value.fields[field.id]?.gathered;
  if (written === undefined) return null;
  const at = ['fields', field.id, 'gathered'] as const;
  if (!mayBeGathered(given)) return null;
  const parts = Array.isArray(written) ? written : [written];
  const [first] = parts;
  if (!first || ledger.kind === 'base') {
    source.fault('gathered', at, '基础表的字段不由别处得出', '删去 gathered');
    return null;
  }
  const place = (index: number): readonly (string | number)[] => (parts.length > 1 ? [...at, index] : at);
  judgeInto(given, first.take, place(0));
  for (const [index, { take }] of parts.entries())
    if (take !== first.take || (parts.length > 1 && (take === 'copy' || take === 'map')))
      source.fault(
        'gathered',
        [...place(index), 'take'],
        '从几本台账得出的，须都是 count、都是 any 或都是 latest',
        '写成同一种',
      );
  const from = parts.flatMap((part, index) => compileGatheredFrom(given, part, place(index)) ?? []);
  return from.length < parts.length
    ? null
    : Object.freeze({ field, take: first.take, from: Object.freeze(from) });
}

/** What says which row it is, whose it is, or what it cites is typed; what steps write, steps alone write. */
function mayBeGathered({ source, ledger, field, types }: GatheredField): boolean {
  const fixed =
    ledger.identity.includes(field) ||
    field === ledger.owner ||
    field.byStep ||
    field.begin !== null ||
    types[field.type].reference === 'ledger';
  if (fixed)
    source.fault(
      'gathered',
      ['fields', field.id, 'gathered'],
      `“${field.title}”是自然键、归属单位、引用、预填或由步骤改写的字段，不能由别处得出`,
      '删去 gathered，或换一个字段',
    );
  return !fixed;
}

function orderOf(ledgers: readonly LedgerSource[]): readonly string[] {
  const byId = new Map(ledgers.map((one) => [one.ledger.id, one]));
  const order: string[] = [];
  const done = new Set<string>();
  const visit = ({ source, ledger }: LedgerSource, above: readonly string[]): void => {
    if (done.has(ledger.id)) return;
    for (const [field, from] of sourcesOf(ledger)) {
      const next = byId.get(from);
      if (from === ledger.id || above.includes(from))
        source.fault(
          'gathered',
          ['fields', field, 'gathered'],
          `“${ledger.title}”和“${next?.ledger.title ?? from}”互相得出，没有尽头`,
          '只留一个方向',
        );
      else if (next) visit(next, [...above, ledger.id]);
    }
    done.add(ledger.id);
    if (ledger.gathered.length > 0) order.push(ledger.id);
  };
  for (const one of ledgers) visit(one, []);
  return order;
}

function sourcesOf({ gathered }: Ledger): readonly (readonly [field: string, ledger: string])[] {
  return gathered.flatMap(({ field, from }) => from.map(({ ledger }) => [field.id, ledger] as const));
}
