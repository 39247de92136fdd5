import { rowKey } from '#engine/records/index.ts';
import { fieldTypes } from '#fields/index.ts';
import type { RawRow } from '#formats/source.ts';
import { breaksCheck } from '#model/expression/breaks-check.ts';
import type { Environment } from '#model/expression/evaluate.ts';
import type { Field } from '#model/field.ts';
import { type FieldType, isOne } from '#model/field-type.ts';
import type { Ledger } from '#model/pack/types.ts';
import { dayFault } from '#model/time/judge-day.ts';
import type { Value } from '#model/value.ts';
import { cellReader, type CellReader } from './cell-reader.ts';
import { ACCEPTED, type CommonValues, readCommon } from './common-columns.ts';
import type { Column, Header } from './header.ts';
import type { NameLookups } from './name-lookups.ts';
import type { CitedRow, RowFault, RowResult } from './parsed-row.ts';
import { RenamedUnits } from './renamed-units.ts';
import { shown } from './shown.ts';

const NO_COLUMNS: ReadonlySet<string | null> = new Set();

/** A column that holds a field. */
interface FieldColumn {
  readonly index: number;
  readonly field: Field;
  readonly read: CellReader;
  /** An empty cell refuses the row. What older sheets may lack is judged beside what is stored (judge-unfilled.ts). */
  readonly required: boolean;
  readonly isIdentity: boolean;
  readonly isUnit: boolean;
}

/**
 * Reads the rows of one sheet. Each row is read by the definition of the ledger and judged by itself: cells, required
 * fields, days, checks. What needs other rows (references, conflicts) is judged after all rows are staged.
 */
export class RowParser {
  /** The fields that have a column. */
  readonly fields: readonly Field[];
  /** Columns whose cells held invisible characters, each with the first such row. */
  readonly invisible = new Map<string, number>();
  /** Units that were named by a former name. */
  readonly renamed: RenamedUnits;
  readonly #ledger: Ledger;
  readonly #names: NameLookups;
  readonly #columns: readonly FieldColumn[];
  readonly #commons: readonly Column[];
  /** Positions in `fields`; -1 where the sheet has no such column. */
  readonly #identity: readonly number[];
  readonly #happened: number;
  readonly #owner: number;
  readonly #period: FieldType['day'];
  /** The values of the row that is being read: checks are evaluated over them. */
  #values: Value[] = [];
  readonly #environment: Environment;

  /** @param header which column holds which field */
  constructor(ledger: Ledger, header: Header, names: NameLookups) {
    const identity = new Set(ledger.identity.map((field) => field.id));
    this.#ledger = ledger;
    this.#names = names;
    this.#columns = header.columns.flatMap((column) => {
      if (!('field' in column.target)) return [];
      const { field } = column.target;
      return [
        {
          index: column.index,
          field,
          read: cellReader(column, field, names),
          required: field.required && !field.mayLackColumn,
          isIdentity: identity.has(field.id),
          isUnit: isOne(fieldTypes[field.type], 'unit'),
        },
      ];
    });
    this.#commons = header.columns.filter((column) => 'common' in column.target);
    this.fields = this.#columns.map(({ field }) => field);
    this.renamed = new RenamedUnits(names.renamings ?? null);
    const position = new Map(this.fields.map((field, at) => [field.id, at]));
    const positionOf = (field: Field | null): number => (field && position.get(field.id)) ?? -1;
    this.#identity = ledger.identity.map(positionOf);
    this.#happened = positionOf(ledger.happened);
    this.#owner = positionOf(ledger.owner);
    this.#period = ledger.happened ? fieldTypes[ledger.happened.type].day : null;
    this.#environment = {
      path: (path) => this.#values[position.get(path.field.id) ?? -1] ?? null,
      name: () => null,
    };
  }

  /** @returns the row in the form in which it is stored, or everything that is wrong with it */
  parse(raw: RawRow): RowResult {
    const faults: RowFault[] = [];
    this.#readCells(raw, faults);
    const values = this.#values;
    const own = values[this.#happened] ?? null;
    const day = own === null ? null : (this.#period?.lastDay(String(own)) ?? null);
    this.#resolveFormerNames(raw, day);
    const broken = faults.length === 0 ? NO_COLUMNS : new Set(faults.map(({ column }) => column));
    const common = this.#commons.length === 0 ? ACCEPTED : readCommon(this.#commons, raw, faults);
    const strict = common.status === 'submitted' || common.status === 'accepted';
    this.#demandRequired(strict, broken, faults);
    if (strict) this.#judgeDays(raw, faults);
    demandVoidReason(common, faults);
    if (strict && broken.size === 0) this.#judgeChecks(day, faults);
    const key = rowKey(this.#identity.map((index) => values[index] ?? null));
    if (faults.length > 0) {
      const owner = values[this.#owner] ?? null;
      return { row: null, faults, key, references: cited(this.fields, values), owner };
    }
    return { faults: null, row: { number: raw.number, key, values, ...common, happenedOn: day } };
  }

  #readCells({ cells, number }: RawRow, faults: RowFault[]): void {
    const unseen = (title: string): void => {
      if (!this.invisible.has(title)) this.invisible.set(title, number);
    };
    this.#values = this.#columns.map(({ read }) => {
      const result = read(cells, unseen);
      if (result === null || typeof result !== 'object' || !('message' in result)) return result;
      faults.push(result);
      return null;
    });
  }

  /** A former name means the unit that bore it on the day of the row. */
  #resolveFormerNames({ cells, number }: RawRow, day: string | null): void {
    for (const [at, { index, field, isUnit }] of this.#columns.entries()) {
      if (!isUnit) continue;
      const [code, cell] = [this.#values[at], cells[index]];
      if (typeof code === 'string' && typeof cell === 'string')
        this.#values[at] = this.renamed.meant(code, cell.trim(), day, { row: number, column: field.title });
    }
  }

  /** A draft may be incomplete, but needs its natural key. */
  #demandRequired(strict: boolean, broken: ReadonlySet<string | null>, faults: RowFault[]): void {
    for (const [at, { field, required, isIdentity }] of this.#columns.entries()) {
      if (!required || this.#values[at] !== null || broken.has(field.title)) continue;
      if (strict || isIdentity)
        faults.push({
          column: field.title,
          value: null,
          kind: 'required',
          message: requiredMessage(field.title, field.hint),
        });
    }
  }

  #judgeDays({ cells }: RawRow, faults: RowFault[]): void {
    const { days } = this.#names;
    if (!days) return;
    const unit = this.#values[this.#owner] ?? null;
    const frame = { today: days.today, opened: typeof unit === 'string' ? days.opened(unit) : null };
    for (const [at, { field, index }] of this.#columns.entries()) {
      const { day } = fieldTypes[field.type];
      const message = dayFault(field, day, this.#values[at] ?? null, frame, at === this.#happened);
      if (message !== null)
        faults.push({
          column: field.title,
          value: shown(cells[index] ?? null),
          kind: 'impossible_day',
          message,
        });
    }
  }

  #judgeChecks(day: string | null, faults: RowFault[]): void {
    for (const check of this.#ledger.checks)
      if (breaksCheck(check, day, this.#environment))
        faults.push({ column: null, value: null, kind: 'check', message: `${check.message}，请核对这一行` });
  }
}

function demandVoidReason({ status, voidReason }: CommonValues, faults: RowFault[]): void {
  if (status === 'voided' && voidReason === null)
    faults.push({
      column: '作废原因',
      value: null,
      kind: 'void_reason',
      message: '记录状态为“已作废”，须填写作废原因',
    });
}

/** The message for an empty cell of a required column. */
export function requiredMessage(title: string, hint: string | null): string {
  return `“${title}”必填，此格为空，请补填${hint ? `（${hint}）` : ''}`;
}

function cited(fields: readonly Field[], values: readonly Value[]): readonly CitedRow[] {
  return fields.flatMap(({ title, ledger }, at) => {
    const value = values[at];
    return ledger !== null && typeof value === 'string' ? [{ column: title, value, ledger }] : [];
  });
}
