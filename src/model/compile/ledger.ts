import { boundaryReason } from '../boundary.ts';
import { typedExpression } from '../expression/typed.ts';
import type { Field } from '../field.ts';
import { type FieldType, type FieldTypes, isOne, typesThat } from '../field-type.ts';
import type { Ledger, RowCheck } from '../pack/types.ts';
import type { WrittenLedger } from '../schema/ledger.ts';
import { compileAddressees } from './addressees.ts';
import { compileDue } from './due.ts';
import { compileField, type FieldContext } from './field.ts';
import { compileOpen } from './open.ts';
import { rowScope } from './scope.ts';
import type { Source } from './source.ts';

/** What each role of a field demands of its type. */
const ROLES: Readonly<Record<'owner' | 'happened', (type: FieldType) => boolean>> = {
  owner: (type) => isOne(type, 'unit'),
  happened: ({ day }) => day !== null,
};
/** Titles of the columns that every ledger sheet may carry (ledgers.yaml, common_fields). */
const COMMON_TITLES: readonly string[] = ['记录状态', '作废原因', '录入日期'];

/** Compiles one ledger or base sheet by itself; references between ledgers are judged later. */
export function compileLedger(
  source: Source<WrittenLedger>,
  kind: Ledger['kind'],
  pack: string,
  { dictionaries, types }: FieldContext,
): Ledger {
  const written = source.value;
  const reason = boundaryReason(written.title);
  if (reason) source.fault('boundary', ['title'], `台账“${written.title}”不得设立。${reason}`, '删去此台账');
  const fields = Object.entries(written.fields)
    .map(([id, field]) => compileField(id, field, source, { dictionaries, types }))
    .filter((field) => field !== null);
  const field = new Map(fields.map((one) => [one.id, one]));
  uniqueTitles(fields, kind, source);
  const owner = roleOf('owner', written.owner, kind, field, source, types);
  const happened = roleOf('happened', written.happened, kind, field, source, types);
  if (owner && !owner.required)
    source.fault('owner', ['owner'], `归属单位“${owner.title}”须为必填`, '在该字段写 required: true');
  const identity = written.identity.map((id, index) => {
    const found = field.get(id);
    if (!found)
      source.fault('unknown_field', ['identity', index], `没有名为“${id}”的字段`, '自然键只能用本台账的字段');
    else if (!types[found.type].identifies)
      source.fault(
        'identity',
        ['identity', index],
        `“${found.title}”的类型 ${found.type} 不能作自然键`,
        '用编号、单位、日期等字段',
      );
    return found;
  });
  if (identity.every((one) => one && !one.required))
    source.fault('identity', ['identity'], '自然键中没有必填字段', '自然键至少有一个 required: true 的字段');
  const due = compileDue(source, field, types);
  const reference = referenceOf(written, field, source, types);
  return Object.freeze({
    id: written.ledger,
    kind,
    pack,
    title: written.title,
    section: written.section ?? null,
    link: written.link ?? 'ledgers',
    mechanisms: Object.freeze(written.mechanisms ?? []),
    answers: Object.freeze((written.answers ?? []).map((one) => (typeof one === 'string' ? one : one.duty))),
    owner,
    addressees: compileAddressees(source, field, { kind, owner, types }),
    happened,
    due,
    open: kind === 'ledger' ? compileOpen(source, field, due, happened, types) : null,
    identity: Object.freeze(identity.filter((one) => one !== undefined)),
    reference,
    sensitivity: written.sensitivity,
    fields: Object.freeze(fields),
    field,
    checks: compileChecks(source, field, types),
    flow: null,
    gathered: Object.freeze([]),
  });
}

function uniqueTitles(fields: readonly Field[], kind: Ledger['kind'], source: Source<WrittenLedger>): void {
  const seen = new Set<string>(kind === 'ledger' ? COMMON_TITLES : []);
  for (const one of fields) {
    const key = one.title.normalize('NFKC').replace(/\s/gu, '');
    if (seen.has(key))
      source.fault(
        'duplicate',
        ['fields', one.id, 'title'],
        `表头“${one.title}”重复`,
        '同一台账的表头须各不相同，也不能与公共列同名',
      );
    seen.add(key);
  }
}

function roleOf(
  role: 'owner' | 'happened',
  id: string | undefined,
  kind: Ledger['kind'],
  fields: ReadonlyMap<string, Field>,
  source: Source<WrittenLedger>,
  types: FieldTypes,
): Field | null {
  if (id === undefined) {
    if (kind === 'ledger')
      source.fault(
        role,
        [],
        `台账须有“${role}”一项`,
        role === 'owner' ? '写明归属单位的字段' : '写明决定所属期间的日期字段',
      );
    return null;
  }
  const found = fields.get(id);
  const fits = ROLES[role];
  if (!found) source.fault('unknown_field', [role], `没有名为“${id}”的字段`, '核对字段编号');
  else if (!fits(types[found.type]))
    source.fault(
      role,
      [role],
      `“${found.title}”的类型 ${found.type} 不适用`,
      `须为 ${typesThat(types, fits)}`,
    );
  return found && fits(types[found.type]) ? found : null;
}

/** A row is cited by its natural key, because that never changes; so the cited field must be the natural key. */
function referenceOf(
  written: WrittenLedger,
  fields: ReadonlyMap<string, Field>,
  source: Source<WrittenLedger>,
  types: FieldTypes,
): Field | null {
  if (written.reference === undefined) return null;
  const found = fields.get(written.reference);
  if (!found)
    source.fault('unknown_field', ['reference'], `没有名为“${written.reference}”的字段`, '核对字段编号');
  else if (
    written.identity.length !== 1 ||
    written.identity[0] !== found.id ||
    types[found.type].operand !== 'text'
  )
    source.fault(
      'reference',
      ['reference'],
      '被引用的字段须是唯一的自然键，且为文本',
      '把 identity 写成只有这一个字段',
    );
  return found ?? null;
}

function compileChecks(
  source: Source<WrittenLedger>,
  fields: ReadonlyMap<string, Field>,
  types: FieldTypes,
): readonly RowCheck[] {
  const scope = rowScope(fields, types);
  const seen = new Set<string>();
  const checks: RowCheck[] = [];
  for (const [index, check] of (source.value.checks ?? []).entries()) {
    if (seen.has(check.id))
      source.fault('duplicate', ['checks', index, 'id'], `检查“${check.id}”重复`, '改用另一编号');
    seen.add(check.id);
    const typed = typedExpression(check.assert, scope, 'boolean');
    if ('expression' in typed)
      checks.push(
        Object.freeze({
          id: check.id,
          from: check.from ?? null,
          assert: typed.expression,
          message: check.message,
        }),
      );
    else
      for (const fault of typed.faults)
        source.fault(fault.kind, ['checks', index, 'assert'], fault.message, '表达式的写法见 docs/packs.md');
  }
  return Object.freeze(checks);
}
