import { basename } from 'node:path';
import { BASE } from '#model/compile/scope.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import { FileFault } from '#formats/errors.ts';
import { openSource } from '#formats/open-source.ts';
import type { Source } from '#formats/source.ts';
import type { Collector } from './collector.ts';
import { type Correction, SheetCorrections } from './corrections.ts';
import { fileLedger, sheetLedgers } from './find-ledger.ts';
import { headerText } from './header-title.ts';
import { FAULT_SHEET } from '#formats/annotate/row-fault.ts';
import { GUIDE_SHEET } from '#formats/xlsx/writing/guide-sheet.ts';

/** What is imported: the path of a file, or tables that are already open. */
export type ImportFile = string | Source;

/** What people call a file: the last part of its path. */
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
  /** What was corrected of it on a page; null: nothing. */
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
  const correctionsOf = (sheet: string): SheetCorrections | null => {
    const own = corrections.filter((one) => one.sheet === sheet);
    return own.length === 0 ? null : new SheetCorrections(own);
  };
  for (const [file, given] of files.entries()) {
    const name = fileName(given);
    try {
      const source = typeof given === 'string' ? await openSource(given) : given;
      for (const message of source.remarks ?? [])
        collect.notice({ file: name, sheet: null, row: null, column: null, kind: 'file_remark', message });
      const taken = new Map<string, string>();
      const named = source.kind === 'csv' ? null : sheetLedgers(source.sheetNames, byTitle);
      let known = 0;
      for (const sheet of source.sheetNames) {
        const ledger = named ? named.get(sheet) : fileLedger(sheet, byTitle);
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
        known += 1;
        const twin = taken.get(ledger.id);
        if (twin !== undefined)
          collect.fault(file, {
            file: name,
            sheet,
            row: null,
            column: null,
            value: null,
            kind: 'duplicate_sheet',
            message: `工作表“${sheet}”与“${twin}”是同一本台账，请合并为一张`,
          });
        else
          planned.push({ file, path: name, name: sheet, ledger, source, corrections: correctionsOf(sheet) });
        taken.set(ledger.id, sheet);
      }
      if (known === 0)
        collect.fault(file, {
          file: name,
          sheet: null,
          row: null,
          column: null,
          value: null,
          kind: 'no_known_sheet',
          message:
            source.kind === 'csv'
              ? `文件名“${name}”里没有台账名称。请把文件名改为台账名称，如“理论学习中心组学习台账.csv”，分段的在后面加 -1、-2`
              : `文件“${name}”中没有一张工作表是台账。工作表名称须与台账名称一致，可用 mingze template 生成模板`,
        });
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      collect.fault(file, {
        file: name,
        sheet: null,
        row: null,
        column: null,
        value: null,
        kind: 'file',
        message: error.message,
      });
    }
  }
  const rank = (sheet: PlannedSheet): number =>
    sheet.ledger.id === BASE.units
      ? 0
      : sheet.ledger.id === BASE.posts
        ? 1
        : sheet.ledger.kind === 'base'
          ? 2
          : 3;
  return planned.toSorted((a, b) => rank(a) - rank(b));
}
