import type { Block, ReportAddition, ReportTemplate } from './template.ts';

/**
 * Inserts additions into the texts of their reports, each at the end of its section and before the closing paragraphs.
 * From the day on which an addition comes into force the text is a new version, so that a report of an earlier year
 * does not change.
 * @param reports versions of any reports; additions to a report that is not among them are ignored
 */
export function withAdditions(
  reports: readonly ReportTemplate[],
  additions: readonly ReportAddition[],
): readonly ReportTemplate[] {
  return reports.flatMap((report) => {
    const own = additions.filter((one) => one.addsTo === report.id);
    const next = reports
      .filter((other) => other.id === report.id && other.effectiveFrom > report.effectiveFrom)
      .map((other) => other.effectiveFrom)
      .toSorted()[0];
    const within = own
      .map((one) => one.effectiveFrom)
      .filter((day) => day > report.effectiveFrom && (next === undefined || day < next));
    return [...new Set([report.effectiveFrom, ...within])].toSorted().map((day) => {
      const inForce = own.filter((one) => one.effectiveFrom <= day);
      return Object.freeze({ ...report, effectiveFrom: day, blocks: Object.freeze(insert(report, inForce)) });
    });
  });
}

function insert(report: ReportTemplate, additions: readonly ReportAddition[]): readonly Block[] {
  const blocks: Block[] = [];
  const end = report.blocks.length - report.closing;
  let section = 0;
  const close = (): void => {
    for (const { sections } of additions)
      blocks.push(...sections.filter((one) => one.number === section).flatMap((one) => one.blocks));
  };
  for (const [index, block] of report.blocks.entries()) {
    if (block.kind === 'heading' || index === end) close();
    if (block.kind === 'heading') section = block.number;
    blocks.push(block);
  }
  if (report.closing === 0) close();
  return blocks;
}
