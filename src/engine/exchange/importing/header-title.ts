import type { Cell } from '#model/cell.ts';
import { foldQuotes, normaliseText } from '#model/text/normalise.ts';

/**
 * A header in the form in which it is compared: normalised, without white space, without a leading or trailing
 * asterisk.
 */
export function headerText(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null || typeof cell === 'object' ? '' : String(cell);
  return foldQuotes(normaliseText(cell))
    .replace(/\s/gu, '')
    .replace(/^[*★☆▲]+|[*★☆▲]+$/gu, '');
}

/** A header split into its title and the remarks in brackets, after a slash or a colon behind it. */
export interface TitleParts {
  readonly title: string;
  readonly remark: string;
}

/**
 * The possible splits of a header, the longest title first: “追缴金额(万元)(必填)” may be the title with both, with one or with
 * no remark.
 */
export function titleParts(written: string): readonly TitleParts[] {
  const ways: TitleParts[] = [{ title: written, remark: '' }];
  let title = written;
  for (;;) {
    const shorter = title
      .replace(/(?:\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|[:,/](?:单位:?)?(?:人民币)?[万千百亿]*元)$/u, '')
      .replace(/[*★☆▲:]+$/u, '');
    if (shorter === title || shorter === '') return ways;
    title = shorter;
    ways.push({ title, remark: written.slice(title.length) });
  }
}

/** Remarks on how to fill in a column, which do not change its meaning. */
const GUIDANCE =
  /^(?:必填项?|选填|可不填|可选|非必填|必须填写|不得为空|下拉选择|单选|多选|文本格式?|数字|日期格式?|保留[一二两三四0-9]位小数|格式.*|例如?.*|如.*|示例.*|(?:yyyy|y|年)[-/.年]?(?:mm|m|月)[-/.月]?(?:dd|d|日)?|精确到.*|是\/否|是或否|填.*|请.*|由.*填写|单位.*|(?:人民币)?[万千百亿]*元.*|[%％]|个|人|次|项|条|份|[:,*★☆▲]*)$/iu;

/** Whether every part of a remark is guidance only. */
export function isGuidance(remark: string): boolean {
  return remark
    .split(/[()[\]【】]+/u)
    .filter((part) => part !== '')
    .every((part) => GUIDANCE.test(part));
}
