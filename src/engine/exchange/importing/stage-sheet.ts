import type { PoolClient } from 'pg';
import { v7 as uuid } from 'uuid';
import {
  intersect,
  type PathRange,
  type Rights,
  type Scope,
  WHOLE_REGION,
  within,
} from '#kernel/db/index.ts';
import { type Filling, NO_UNIT_PATH, openSmallStage, openStage, type Stage } from '#engine/records/index.ts';
import { BASE } from '#model/compile/scope.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import type { Value } from '#model/value.ts';
import type { RawRow } from '#formats/source.ts';
import { Collector } from './collector.ts';
import type { PlannedSheet } from './plan.ts';
import { readSheet } from './read-sheet.ts';
import type { ImportFault } from './fault.ts';
import type { CityNames } from './base-names.ts';
import { ownUnits } from './short-units.ts';
import { type CitedRow, type RowFault, type RowParser, rowParser, type RowResult } from './row-parser.ts';

/** A sheet whose good rows wait in a stage. */
export interface StagedSheet {
  readonly sheet: PlannedSheet;
  /** Null when the header cannot be used, or of rows entered by hand none is good. */
  readonly stage: Stage | null;
  readonly read: number;
  /** Good rows in the stage when it was filled. */
  readonly staged: number;
  /** False when no two staged rows can have one natural key; true when they have, or were too many to remember. */
  readonly mayRepeat: boolean;
  /** Natural keys of rows that were refused, also by later judgements: who cites them is told so. */
  readonly refusedKeys: Set<string>;
  /** What rows cite that were refused for their cells: judged as well, so that all faults are told in one round. */
  readonly refusedReferences: readonly RefusedReference[];
}

interface RefusedReference extends CitedRow {
  readonly row: number;
}

export interface StageContext {
  readonly client: PoolClient;
  readonly names: CityNames;
  readonly scope: Scope;
  readonly pack: Pack;
  readonly progress: (rows: number) => void;
  /** What whoever imports may accept; null: everything. */
  readonly accepting: Rights | null;
  /** True where the rows were entered by hand. */
  readonly few: boolean;
}

/** True when no unit of the city is out of sight. */
export function isWhole(scope: Scope): boolean {
  return !scope.rights && scope.lo === WHOLE_REGION.lo && scope.hi === WHOLE_REGION.hi;
}

/** The paths of units whose rows of this ledger may be written under the scope; base sheets count as the path ''. */
function writable(scope: Scope, pack: Pack, ledger: Ledger): readonly PathRange[] {
  if (!scope.rights) return [scope];
  return intersect(rangesIn(scope.rights, pack, ledger), scope);
}

function rangesIn(rights: Rights, pack: Pack, { id }: Ledger): readonly PathRange[] {
  const kind = pack.access.classOf.get(id);
  return kind ? (rights.classes[kind.index]?.ranges ?? []) : [];
}

/** References of refused rows are judged up to this number. */
const MOST_REFERENCES = 20_000;

/** Why no row of a sheet may come in; null when some may. */
function refusedSheet(
  { kind, title }: Ledger,
  ranges: readonly PathRange[],
  scope: Scope,
): Pick<ImportFault, 'row' | 'column' | 'value' | 'kind' | 'message'> | null {
  const fault = { row: null, column: null, value: null, kind: 'out_of_scope' } as const;
  if (kind === 'base')
    return within('', ranges) && scope.hi === WHOLE_REGION.hi
      ? null
      : { ...fault, message: `“${title}”是全市共用的表，只能由市级导入，请去掉这张表再导入` };
  return ranges.length > 0
    ? null
    : { ...fault, message: `“${title}”不由您的岗位登记，请去掉这张表，或交由负责的岗位导入` };
}

/** Keys are remembered up to this number: staged ones save a look for repeats, refused ones make a message exact. */
const MOST_KEYS = 200_000;
const PROGRESS_EVERY = 20_000;

/** Reads a sheet, judges each row by itself, and copies the good ones into a stage of their own. */
export async function stageSheet(
  sheet: PlannedSheet,
  number: number,
  context: StageContext,
  collect: Collector,
): Promise<StagedSheet> {
  let stage: Stage | null = null;
  let copy: Filling | null = null;
  let parse: (row: RawRow) => RowResult = () => ({
    row: null,
    faults: [],
    key: '',
    references: [],
    owner: null,
  });
  let invisible: ReadonlyMap<string, number> = new Map();
  let renamed: RowParser['renamed'] | null = null;
  let owner = -1;
  let staged = 0;
  let seen = 0;
  const refusedKeys = new Set<string>();
  let keys: Set<string> | null = new Set<string>();
  const place = { file: sheet.path, sheet: sheet.name };
  const ranges = writable(context.scope, context.pack, sheet.ledger);
  const accepts =
    context.accepting && sheet.ledger.kind === 'ledger'
      ? rangesIn(context.accepting, context.pack, sheet.ledger)
      : null;
  let lowered = 0;
  const notMine = refusedSheet(sheet.ledger, ranges, context.scope);
  let holdsRows = false;
  const { names } = context;
  const own = ownUnits(names.unit, names.short, names.paths, ranges);
  // The tree of the units was read without anybody's own eyes; its rows must mean the same units.
  const isUnits = sheet.ledger.id === BASE.units;
  const pathOf = (unit: Value): string =>
    typeof unit === 'string' ? (names.paths.get(unit) ?? NO_UNIT_PATH) : NO_UNIT_PATH;
  const outside = (unit: Value): RowFault => ({
    column: sheet.ledger.owner?.title ?? null,
    value: typeof unit === 'string' ? (names.nameOf.get(unit) ?? unit) : null,
    kind: 'out_of_scope',
    message: '这一行的单位不在您的管辖范围内，请由该单位或其上级导入',
  });
  const refused: RefusedReference[] = [];
  // What is wrong with a sheet that is somebody else's is not his business who brings it: it is refused in one word.
  const heard = notMine === null ? collect : new Collector();
  const { read } = await readSheet(sheet, heard, {
    begin: async (header) => {
      const parser = rowParser(sheet.ledger, header, isUnits ? names : { ...names, unit: own.find });
      const has = (common: string): boolean =>
        header.columns.some((column) => 'common' in column.target && column.target.common === common);
      stage = {
        ledger: sheet.ledger,
        table: `pg_temp.stage_${number}`,
        fields: parser.fields,
        hasRecordedOn: has('recordedOn'),
        lowered: false,
      };
      parse = parser.parse;
      ({ invisible, renamed } = parser);
      owner = sheet.ledger.owner ? parser.fields.indexOf(sheet.ledger.owner) : -1;
      copy = await (context.few ? openSmallStage : openStage)(context.client, stage);
    },
    row: (raw) => {
      seen += 1;
      if (seen % PROGRESS_EVERY === 0) context.progress(PROGRESS_EVERY);
      own.at(raw.number);
      const { row, faults, ...rest } = parse(raw);
      if (notMine !== null) {
        // Told once for the sheet, not once a row.
        holdsRows = true;
        refusedKeys.add(row?.key ?? ('key' in rest ? rest.key : ''));
        return undefined;
      }
      if (!row) {
        if ('references' in rest && refused.length < MOST_REFERENCES)
          for (const one of rest.references) refused.push({ row: raw.number, ...one });
        for (const fault of faults ?? []) collect.fault(sheet.file, { ...place, row: raw.number, ...fault });
        // Told in the same round as the cells, or the next attempt would find it.
        if (
          sheet.ledger.owner &&
          'owner' in rest &&
          rest.owner !== null &&
          !within(pathOf(rest.owner), ranges)
        )
          collect.fault(sheet.file, { ...place, row: raw.number, ...outside(rest.owner) });
        if (refusedKeys.size < MOST_KEYS && 'key' in rest) refusedKeys.add(rest.key);
        return undefined;
      }
      const unit: Value = owner === -1 ? null : (row.values[owner] ?? null);
      const path = pathOf(unit);
      if (sheet.ledger.owner && !within(path, ranges)) {
        collect.fault(sheet.file, { ...place, row: raw.number, ...outside(unit) });
        return undefined;
      }
      staged += 1;
      // One repeat or one key too many, and the database has to look for itself.
      if (keys?.has(row.key) || (keys?.size ?? 0) >= MOST_KEYS) keys = null;
      keys?.add(row.key);
      const low = row.status === 'accepted' && accepts !== null && !within(path, accepts);
      if (low) lowered += 1;
      return copy?.write({
        ...row,
        status: low ? 'submitted' : row.status,
        id: uuid(),
        unit: typeof unit === 'string' ? unit : '',
        path,
      });
    },
  });
  if (notMine !== null && (holdsRows || heard.faults.length > 0))
    collect.fault(sheet.file, { ...place, ...notMine });
  // A reading that broke off in the middle still closes its COPY, or the connection could do nothing more.
  const filled = (await (copy as Filling | null)?.end()) ?? null;
  for (const told of (renamed as RowParser['renamed'] | null)?.told ?? [])
    heard.notice({ ...place, ...told, kind: 'renamed_unit' });
  for (const told of own.notices()) heard.notice({ ...place, ...told });
  for (const one of sheet.corrections?.unused ?? [])
    collect.fault(sheet.file, {
      ...place,
      ...one,
      kind: 'correction',
      message: `这一格的更正没有用上：文件里没有这一格，请去掉这处更正，或改好文件再来`,
    });
  for (const [column, row] of invisible)
    heard.notice({
      ...place,
      row,
      column,
      kind: 'invisible',
      message: `列“${column}”有看不见的字符（零宽空格等，如第 ${row} 行），已去掉`,
    });
  if (lowered > 0)
    heard.notice({
      ...place,
      row: null,
      column: null,
      kind: 'to_review',
      message: `${lowered} 行先作为已报送导入，由审核人审定后计数`,
    });
  return {
    sheet,
    stage: filled && { ...filled, lowered: lowered > 0 },
    read,
    staged,
    mayRepeat: keys === null,
    refusedKeys,
    refusedReferences: refused,
  };
}
