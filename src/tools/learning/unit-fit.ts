import { UNIT_FAMILIES, type UnitOfCount } from '#model/units-of-count.ts';

/** Measure words that occur in reports and not in the pack, by their family. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  person: ['人', '名', '位', '户'],
  person_time: ['人次'],
  event: ['次', '场次', '场', '轮', '轮次', '批次', '批', '期', '堂', '课时', '回', '项'],
  case: ['起', '件', '宗', '例', '个'],
  item: ['件', '条', '项', '份', '套', '个', '篇', '封', '例', '间', '批', '次', '处', '本'],
  body: ['个', '家', '户', '处', '座', '所', '支', '村', '镇', '条', '项', '起', '件', '人'],
  kind: ['种', '项', '类', '个'],
  money: ['元'],
  ratio: ['%', '百分点', '个百分点', '倍', '成'],
};

/** How well the unit of a text fits that of an indicator: 1 equal, 0 not at all. */
export function unitFit(written: string | null, unit: UnitOfCount): number {
  const family = UNIT_FAMILIES[unit];
  if (written === null) return 0.85;
  const plain = written.replace(/^(?:[十百千]?[万亿]|[百千])/u, '');
  const scaled = unit.replace(/^万/u, '');
  if (written === unit || plain === scaled) return 1;
  const own: string | undefined = plain in UNIT_FAMILIES ? UNIT_FAMILIES[plain as UnitOfCount] : undefined;
  if (own === family) return 0.95;
  if (family === 'ratio' || own === 'ratio' || family === 'money' || own === 'money')
    return OTHER_WORDS[family]?.includes(plain) ? 0.8 : 0;
  if ((own === 'person_time' && family === 'person') || (own === 'person' && family === 'person_time'))
    return 0.7;
  const words = OTHER_WORDS[family] ?? [];
  const place = words.indexOf(plain);
  return place === -1 ? 0.1 : family === 'body' && place > 7 ? 0.6 : 0.85;
}
