import { normaliseText } from '#model/text/normalise.ts';

/** A unit of money beside a table: a supported one, or an unknown one. */
export type MoneyWord = { readonly unit: 'yuan' | 'wan_yuan' } | { readonly foreign: string };

const WORDS = /^(?:人民币)?(元|万元|万|千元|百元|十万元|百万元|千万元|亿元|亿|美元|欧元|港元)$/u;
const STATED = /(?:金额|货币|计量|计价)?单位(?:为|是|[:：])*((?:(?!单位)[^()。])*)/gu;
const ALONE = /^[(（]?(?:金额|货币|计量|币种)?[:：]?((?:人民币)?(?:[万千百亿]|[十百千]万)?元)[)）]?$/u;

/**
 * The unit of money in a text: “单位：万元”, “（单位：人、万元）”, “万元” alone. Not in “填报单位：元丰镇”.
 * @returns null when the text has none
 */
export function statedMoney(text: string): MoneyWord | null {
  const plain = normaliseText(text);
  const alone = ALONE.exec(plain.replace(/\s/gu, ''))?.[1];
  if (alone !== undefined) return moneyWord(alone);
  for (const [, after = ''] of plain.matchAll(STATED))
    for (const part of after.split(/[、,;/\s和及]+/u)) {
      const word = moneyWord(part);
      if (word) return word;
    }
  return null;
}

/** The unit of money in the remark of a header, with or without brackets: “万元”, “单位：元”, “万元，保留两位小数”. */
export function remarkedMoney(remark: string): MoneyWord | null {
  const plain = normaliseText(remark).replace(/\s/gu, '');
  const stated = statedMoney(plain);
  if (stated) return stated;
  for (const part of plain.split(/[、,;:。()/]+/u)) {
    const word = moneyWord(part.replace(/^请|为单位$|计$|填写?$/gu, '').replace(/^(?:以|按|折合)/u, ''));
    if (word) return word;
  }
  return null;
}

function moneyWord(text: string): MoneyWord | null {
  const [, word] = WORDS.exec(text.trim()) ?? [];
  if (word === undefined) return null;
  if (word === '元') return { unit: 'yuan' };
  return word === '万元' || word === '万' ? { unit: 'wan_yuan' } : { foreign: word };
}
