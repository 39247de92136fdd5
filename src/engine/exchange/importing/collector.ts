import { type ImportFault, type ImportNotice, MOST_FAULTS } from './fault.ts';

/** Gathers what is refused and what is noticed, and remembers which files have faults. */
export class Collector {
  readonly faults: ImportFault[] = [];
  readonly notices: ImportNotice[] = [];
  readonly faultyFiles = new Set<number>();
  notListed = 0;

  fault(file: number, fault: ImportFault): void {
    this.faultyFiles.add(file);
    if (this.faults.length < MOST_FAULTS) this.faults.push(fault);
    else this.notListed += 1;
  }

  notice(notice: ImportNotice): void {
    this.notices.push(notice);
  }
}
