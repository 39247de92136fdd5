// A row entered by form and the same row in a workbook are judged alike, though they are staged in two ways: of each ledger a
// row of the sample as it is, empty, and with nonsense in each cell; as the city and as a clerk who sees a part of it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { rightsOf } from '#engine/access/rights-of.ts';
import { importFiles } from '#engine/exchange/importing/import-files.ts';
import type { ImportRequest } from '#engine/exchange/importing/import-request.ts';
import type { Source } from '#formats/source.ts';
import { loadUnits } from '#engine/records/names.ts';
import { unitPaths } from '#engine/records/unit-paths.ts';
import { type Scope, withScope } from '#kernel/db/index.ts';
import type { Cell } from '#model/cell.ts';
import { SAMPLE_READ, type SampleTable, sampleTables } from '../builders/the-sample.ts';
import { cityMaker } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { SAMPLE_CITY } from '../support/sample-city.ts';

const { aCity, close } = await cityMaker(SAMPLE_CITY);
after(close);
const { db, pack, scope } = await aCity();
const tables = await sampleTables();
const ledgers = new Map([...pack.ledgers.values()].map((ledger) => [ledger.title, ledger]));

function sheet({ name, header }: SampleTable, cells: readonly Cell[]): Source {
  return {
    kind: 'xlsx',
    path: '一行.xlsx',
    sheetNames: [name],
    rows: async function* () {
      await Promise.resolve();
      yield [
        { number: 1, cells: [...header] },
        { number: 2, cells: [...cells] },
      ];
    },
  };
}

const NOTHING_AROUND = {
  reason: null,
  before: () => Promise.resolve(),
  after: () => Promise.reject(new Error('nothing is kept in this test')),
} as const;

/** What an import of one row comes to; nothing of it stays. */
async function judged(
  as: Scope,
  table: SampleTable,
  cells: readonly Cell[],
  byHand?: ImportRequest['byHand'],
): Promise<object> {
  const { files, reported, errors } = await importFiles({
    db,
    pack,
    scope: as,
    actor: TESTER,
    now: SAMPLE_READ,
    files: [sheet(table, cells)],
    dryRun: true,
    goodRows: false,
    ...(byHand ? { byHand } : {}),
  });
  return { files, reported, errors };
}

/** A row as it stands in the sample, and ways in which it may be wrong. */
function variants(row: readonly Cell[]): readonly (readonly Cell[])[] {
  const changed = (cell: (value: Cell, at: number) => Cell): readonly Cell[] => row.map(cell);
  return [
    row,
    changed(() => null),
    changed((value, at) => (at % 2 === 0 ? '不像话\u200b' : value)),
    changed((value, at) => (at % 2 === 1 ? 'o\'Reilly\\{"$1' : value)),
    changed((value, at) => (at === 0 && typeof value === 'string' ? `${value}新` : value)),
    changed((value) => (typeof value === 'string' ? `${value}\u0000` : value)),
  ];
}

const clerk = await withScope(db, scope, async (client) => {
  const units = await loadUnits(client, scope.region);
  const { rows } = await client.query<{ code: string }>(
    `select code from base.units where region_id = $1 and kind = 'township' order by code limit 1`,
    [scope.region],
  );
  const acting = {
    appointment: 'a',
    account: 'b',
    kind: 'township_clerk',
    unit: rows[0]?.code ?? '',
    named: [],
  };
  return { ...scope, rights: rightsOf(pack.access, acting, 'write', unitPaths(units).paths) };
});

for (const [who, as] of [
  ['the city', scope],
  ['a township clerk', clerk],
] as const)
  test(`every ledger, as ${who}`, async () => {
    let compared = 0;
    const faults = new Set<string>();
    for (const table of tables) {
      const [row] = table.rows;
      if (!row || ledgers.get(table.name)?.kind !== 'ledger') continue;
      for (const cells of variants(row)) {
        const imported = await judged(as, table, cells);
        const entered = await judged(as, table, cells, { ...NOTHING_AROUND, fresh: false });
        assert.deepEqual(entered, imported, `${table.name} ${JSON.stringify(cells)}`);
        for (const { kind } of (imported as { errors: readonly { kind: string }[] }).errors) faults.add(kind);
        compared += 1;
      }
    }
    assert.ok(compared >= 6 * 55, `${compared}`);
    for (const kind of ['required', 'unknown_unit', 'out_of_scope', 'unknown_reference'])
      if (kind !== 'out_of_scope' || as !== scope)
        assert.ok(faults.has(kind), `${kind} of ${[...faults].join(' ')}`);
  });
