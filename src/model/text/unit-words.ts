import type { NameWords } from './read-name.ts';

/** The words that refuse a name in a unit column. */
export const UNIT_WORDS: NameWords = {
  unknownKind: 'unknown_unit',
  ambiguousKind: 'ambiguous_unit',
  unknown: '不在“单位”表中，请填单位编号、单位全称或单位简称，或先在“单位”表中登记',
  ambiguous: '对应多个单位',
  outside: '不是您的单位的简称，全市有',
  remedy: '请改填单位编号或单位全称',
};
