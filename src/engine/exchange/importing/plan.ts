import { basename } from 'node:path';
import { BASE } from '#model/compile/scope.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import { FileFault } from '#formats/errors.ts';
import { openSource } from '#formats/open-source.ts';
import type { Source } from '#formats/source.ts';
import type { Collector } from './collector.ts';
import type { ImportFault } from './fault.ts';
import { type Correction, SheetCorrections } from './corrections.ts';
import { fileLedger, sheetLedgers } from './find-ledger.ts';
import { headerText } from './header-title.ts';
import { FAULT_SHEET } from '#formats/annotate/row-fault.ts';
import { GUIDE_SHEET } from '#formats/xlsx/writing/guide-sheet.ts';

/** What is imported: the path of a file, or tables that are already open. */
export type ImportFile = string | Source;

/** The name of a file in messages: the last part of its path. */
export function fileName(file: ImportFile): string {
  return basename(typeof file === 'string' ? file : file.path);
}

/** A sheet that is to be read: which file, under which name, into which ledger. */
export interface PlannedSheet {
  readonly file: number;
  readonly path: string;
  readonly name: string;
  readonly ledger: Ledger;
  readonly source: Source;
  /** The user's corrections of the sheet on the page; null: none. */
  readonly corrections: SheetCorrections | null;
}

/**
 * Opens the files and finds the ledger of each sheet. Base sheets come first, 单位 before 人员, so that names are
 * known before they are looked up; otherwise files and sheets keep their order.
 * @param corrections of cells, by the name of the sheet: of a single file
 */
export async function planSheets(
  files: readonly ImportFile[],
  pack: Pack,
  collect: Collector,
  corrections: readonly Correction[] = [],
): Promise<PlannedSheet[]> {
  const byTitle = new Map([...pack.ledgers.values()].map((ledger) => [headerText(ledger.title), ledger]));
  const planned: PlannedSheet[] = [];
  for (const [number, given] of files.entries()) {
    const name = fileName(given);
    try {
      const source = typeof given === 'string' ? await openSource(given) : given;
      planned.push(...planFile({ number, name, source }, byTitle, collect, corrections));
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      collect.fault(number, faultOf(name, null, 'file', error.message));
    }
  }
  return planned.toSorted((a, b) => rank(a) - rank(b));
}

/** The sheets of one file that are ledgers; the others, and a second sheet of one ledger, are reported. */
function planFile(
  { number, name, source }: { readonly number: number; readonly name: string; readonly source: Source },
  byTitle: ReadonlyMap<string, Ledger>,
  collect: Collector,
  corrections: readonly Correction[],
): readonly PlannedSheet[] {
  for (const message of source.remarks ?? [])
    collect.notice({ file: name, sheet: null, row: null, column: null, kind: 'file_remark', message });
  const byName = source.kind === 'csv' ? null : sheetLedgers(source.sheetNames, byTitle);
  const planned: PlannedSheet[] = [];
  const taken = new Map<string, string>();
  for (const sheet of source.sheetNames) {
    const ledger = byName ? byName.get(sheet) : fileLedger(sheet, byTitle);
    if (!ledger) {
      if (source.kind === 'xlsx' && sheet !== FAULT_SHEET && sheet !== GUIDE_SHEET)
        collect.notice({
          file: name,
          sheet,
          row: null,
          column: null,
          kind: 'unknown_sheet',
          message: `工作表“${sheet}”不是台账，未导入`,
        });
      continue;
    }
    const twin = taken.get(ledger.id);
    if (twin !== undefined)
      collect.fault(
        number,
        faultOf(name, sheet, 'duplicate_sheet', `工作表“${sheet}”与“${twin}”是同一本台账，请合并为一张`),
      );
    else
      planned.push({
        file: number,
        path: name,
        name: sheet,
        ledger,
        source,
        corrections: correctionsOf(sheet, corrections),
      });
    taken.set(ledger.id, sheet);
  }
  if (taken.size === 0)
    collect.fault(number, faultOf(name, null, 'no_known_sheet', noSheetWords(name, source)));
  return planned;
}

function correctionsOf(sheet: string, corrections: readonly Correction[]): SheetCorrections | null {
  const own = corrections.filter((one) => one.sheet === sheet);
  return own.length === 0 ? null : new SheetCorrections(own);
}

function noSheetWords(name: string, { kind }: Source): string {
  return kind === 'csv'
    ? `文件名“${name}”里没有台账名称。请把文件名改为台账名称，如“理论学习中心组学习台账.csv”，分段的在后面加 -1、-2`
    : `文件“${name}”中没有一张工作表是台账。工作表名称须与台账名称一致，可用 mingze template 生成模板`;
}

function faultOf(
  file: string,
  sheet: string | null,
  kind: ImportFault['kind'],
  message: string,
): ImportFault {
  return { file, sheet, row: null, column: null, value: null, kind, message };
}

function rank({ ledger }: PlannedSheet): number {
  if (ledger.id === BASE.units) return 0;
  if (ledger.id === BASE.posts) return 1;
  return ledger.kind === 'base' ? 2 : 3;
}
