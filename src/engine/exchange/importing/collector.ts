import type { CitedRow } from './seen-references.ts';
import { type ImportFault, type ImportNotice, MOST_FAULTS } from './fault.ts';

/** Collects faults and notices, and remembers which files have faults. */
export class Collector {
  readonly faults: ImportFault[] = [];
  readonly notices: ImportNotice[] = [];
  readonly faultyFiles = new Set<number>();
  /** Files that cannot be read as a whole, by number, because two directories may have files of one name. */
  readonly unreadableFiles = new Set<number>();
  /** The number of the file of each fault. */
  readonly files: number[] = [];
  /** What is cited and was not found. */
  readonly unfound: CitedRow[] = [];
  notListed = 0;

  fault(file: number, fault: ImportFault): void {
    this.faultyFiles.add(file);
    if (fault.kind === 'file' || fault.kind === 'no_known_sheet') this.unreadableFiles.add(file);
    if (this.faults.length < MOST_FAULTS) {
      this.faults.push(fault);
      this.files.push(file);
    } else this.notListed += 1;
  }

  notice(notice: ImportNotice): void {
    this.notices.push(notice);
  }

  /** How many rows of each file were refused, by the number of the file. */
  get refusedRows(): ReadonlyMap<number, number> {
    const rows = new Map<number, Set<string>>();
    for (const [index, { sheet, row }] of this.faults.entries()) {
      const file = this.files[index] ?? 0;
      if (row !== null) rows.set(file, (rows.get(file) ?? new Set()).add(`${row} ${sheet ?? ''}`));
    }
    return new Map([...rows].map(([file, all]) => [file, all.size]));
  }
}
