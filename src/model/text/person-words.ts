import type { NameWords } from './read-name.ts';

/** The words that refuse a name in a person column. */
export const PERSON_WORDS: NameWords = {
  unknownKind: 'unknown_person',
  ambiguousKind: 'ambiguous_person',
  unknown: '不在“人员”表中，请填人员编号或姓名，或先在“人员”表中登记',
  ambiguous: '对应多人',
  remedy: '请写成 姓名（单位） 或填人员编号',
};
