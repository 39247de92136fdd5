// Every check of every ledger can be met and can be broken: a condition that always or never holds guards nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPack } from '../../../test/builders/the-pack.ts';
import type { Field } from '../field.ts';
import type { RowCheck } from '../pack/types.ts';
import type { Value } from '../value.ts';
import { breaksCheck } from './breaks-check.ts';

const pack = await aPack();
const DAYS = [null, '2023-01-01', '2023-06-01', '2023-12-31'];
const NUMBERS = [null, 0, 1, 2, 79, 80, 100];

function valuesOf({ type, choices }: Field): readonly Value[] {
  if (type === 'choice') return [null, ...choices.map(({ code }) => code)];
  if (type === 'choices') return [null, [], ...choices.map(({ code }) => [code])];
  if (type === 'boolean') return [null, true, false];
  if (type === 'date' || type === 'month') return DAYS;
  if (type === 'datetime') return DAYS.map((day) => day && `${day}T08:00`);
  if (type === 'year') return [null, 2022, 2023, 2024];
  if (type === 'integer' || type === 'money_fen') return NUMBERS;
  if (type === 'decimal' || type === 'percent')
    return NUMBERS.map((number) => (number === null ? null : String(number)));
  if (type === 'persons' || type === 'units') return [null, [], ['P1'], ['P1', 'P2']];
  return [null, '甲', '乙'];
}

/** The fields that a condition looks at. */
function fieldsOf(part: unknown, found = new Set<Field>()): ReadonlySet<Field> {
  if (typeof part !== 'object' || part === null) return found;
  if ('node' in part && part.node === 'path' && 'field' in part) found.add(part.field as Field);
  else for (const inner of Object.values(part)) fieldsOf(inner, found);
  return found;
}

/** A row that breaks the check and one that meets it, or null where there is none. */
function rowsFor(check: RowCheck): Record<'broken' | 'met', ReadonlyMap<Field, Value> | null> {
  const fields = [...fieldsOf(check.assert)];
  const found = {
    broken: null as ReadonlyMap<Field, Value> | null,
    met: null as ReadonlyMap<Field, Value> | null,
  };
  const row = new Map<Field, Value>();
  const fill = (at: number): void => {
    if (found.broken && found.met) return;
    const field = fields[at];
    if (!field) {
      const broken = breaksCheck(check, '2023-06-01', {
        path: (path) => row.get(path.field) ?? null,
        name: () => null,
      });
      found[broken ? 'broken' : 'met'] ??= new Map(row);
      return;
    }
    for (const value of valuesOf(field)) {
      row.set(field, value);
      fill(at + 1);
    }
  };
  fill(0);
  return found;
}

test('every check has a row that breaks it and one that meets it, and says in words what is wrong', () => {
  let checks = 0;
  for (const ledger of pack.ledgers.values())
    for (const check of ledger.checks) {
      checks += 1;
      const { broken, met } = rowsFor(check);
      assert.ok(broken, `${ledger.id}.${check.id} can be broken by no row`);
      assert.ok(met, `${ledger.id}.${check.id} can be met by no row`);
      assert.match(check.message, /^\P{ASCII}{6}/u, `${ledger.id}.${check.id} says it in Chinese`);
    }
  assert.ok(checks > 100, `${checks} checks`);
});

test('a check with a beginning binds nothing that happened before it, and nothing that has no day yet', () => {
  const check = pack.ledgers.get('public_circular')?.checks.find(({ id }) => id === 'public-deidentified');
  assert.ok(check?.from);
  const environment = {
    path: ({ field }: { readonly field: Field }) => (field.id === 'scope' ? 'public' : false),
    name: () => null,
  };
  assert.equal(breaksCheck(check, '2021-12-31', environment), false);
  assert.equal(breaksCheck(check, null, environment), false);
  assert.equal(breaksCheck(check, check.from, environment), true);
});
