import { MAX_SHEET_ROWS } from '../../limits.ts';
import type { ColumnToWrite } from './sheet-to-write.ts';
import { columnLetters, escapeXml } from './xml.ts';

/** Excel's limits: a list written into the rule, and the text of a prompt. */
const INLINE_LIST = 255;
const PROMPT = 255;
const PROMPT_TITLE = 32;
export const OPTIONS_SHEET = '选项';

/** Lists too long for the rule itself, or with commas in their labels: each is a column of the sheet 选项. */
export class LongLists {
  readonly #lists: (readonly string[])[] = [];

  /** The reference to a list, which is added once. */
  reference(labels: readonly string[]): string {
    const known = this.#lists.findIndex((list) => list.join('\n') === labels.join('\n'));
    const index = known < 0 ? this.#lists.push(labels) - 1 : known;
    const letters = columnLetters(index);
    return `'${OPTIONS_SHEET}'!$${letters}$1:$${letters}$${labels.length}`;
  }

  /** The rows of the sheet 选项; none when every list was short. */
  rows(): readonly (readonly (string | null)[])[] {
    const height = Math.max(0, ...this.#lists.map((list) => list.length));
    return Array.from({ length: height }, (_, row) => this.#lists.map((list) => list[row] ?? null));
  }
}

/**
 * The input rules of a sheet: drop-down lists for choices and, for every column, the prompt that Excel shows beside a
 * selected cell. Prompts replace comments: they need no drawing part and cannot be deleted by accident.
 */
export function validationsXml(columns: readonly ColumnToWrite[], lists: LongLists): string {
  if (columns.length === 0) return '';
  const rules = columns.map((column, index) => ruleXml(column, columnLetters(index), lists));
  return `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

function ruleXml(column: ColumnToWrite, letters: string, lists: LongLists): string {
  const shared = `allowBlank="1" showInputMessage="1" promptTitle="${attributeText(column.title, PROMPT_TITLE)}" prompt="${attributeText(promptOf(column), PROMPT)}" sqref="${letters}2:${letters}${MAX_SHEET_ROWS}"`;
  if (column.choices.length === 0 || column.several) return `<dataValidation ${shared}/>`;
  const inline = column.choices.join(',');
  const short = inline.length <= INLINE_LIST && !column.choices.some((label) => /[,"]/.test(label));
  const formula = short ? `"${inline}"` : lists.reference(column.choices);
  return `<dataValidation type="list" showErrorMessage="1" errorTitle="不在可选项中" error="请从下拉列表中选择" ${shared}><formula1>${escapeXml(formula)}</formula1></dataValidation>`;
}

function promptOf(column: ColumnToWrite): string {
  const parts = [`${column.required ? '必填' : '选填'}，${column.typeWords}`];
  if (column.several) parts.push(`可填多项，用顿号隔开：${column.choices.join('、')}`);
  if (column.hint !== null) parts.push(column.hint);
  return parts.join('。');
}

function attributeText(text: string, limit: number): string {
  return escapeXml(text.length > limit ? `${text.slice(0, limit - 1)}…` : text).replaceAll('\n', ' ');
}
