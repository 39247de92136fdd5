import { worksheetType } from '../xlsx/writing/package-xml.ts';
import { FAULT_SHEET } from './row-fault.ts';

interface LinkedTexts {
  readonly workbook: string;
  readonly relations: string;
  readonly contentTypes: string;
}

/**
 * Adds the sheet 错误清单 to the three parts that list sheets. It becomes the last sheet: names defined for one sheet refer
 * to it by its position, which must not shift.
 * @param texts the three parts, and the names (in lower case) that parts already have
 */
export function withFaultSheet(
  texts: LinkedTexts & { readonly taken: ReadonlySet<string> },
): LinkedTexts & { readonly part: string } {
  let part = 'xl/worksheets/faults.xml';
  for (let n = 2; texts.taken.has(part); n++) part = `xl/worksheets/faults${n}.xml`;
  let id = 'rIdFaults';
  for (let n = 2; texts.relations.includes(`"${id}"`); n++) id = `rIdFaults${n}`;
  const sheetIds = [...texts.workbook.matchAll(/\ssheetId=["'](\d+)["']/g)].map((match) => Number(match[1]));
  const sheetId = Math.max(0, ...sheetIds) + 1;
  const [, prefix = '', attribute = 'r:id'] = /<(\w+:)?sheet\b[^>]*?\s(\w+:id)=/.exec(texts.workbook) ?? [];
  // Files of the strict variant use another namespace for relations; the new relation must use the same.
  const type = /Type=["']([^"']*\/worksheet)["']/.exec(texts.relations)?.[1] ?? '';
  return {
    part,
    workbook: before(
      texts.workbook,
      'sheets',
      `<${prefix}sheet name="${FAULT_SHEET}" sheetId="${sheetId}" ${attribute}="${id}"/>`,
    ),
    relations: before(
      texts.relations,
      'Relationships',
      `<${prefixOf(texts.relations, 'Relationships')}Relationship Id="${id}" Type="${type}" Target="/${part}"/>`,
    ),
    contentTypes: before(
      texts.contentTypes,
      'Types',
      worksheetType(`/${part}`).replace('<', `<${prefixOf(texts.contentTypes, 'Types')}`),
    ),
  };
}

function prefixOf(xml: string, element: string): string {
  return new RegExp(`<(\\w+:)${element}\\b`).exec(xml)?.[1] ?? '';
}

function before(xml: string, element: string, added: string): string {
  return xml.replace(new RegExp(`</(?:\\w+:)?${element}>`), (end) => added + end);
}
