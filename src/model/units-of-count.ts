/**
 * Units of count are types. Units of one family may be compared and added; 人 counts distinct persons and
 * 人次 counts rows, so that the two never share an indicator (mechanisms.md, rule 1).
 */
export const UNIT_FAMILIES = {
  人: 'person',
  名: 'person',
  位: 'person',
  万人: 'person',
  人次: 'person_time',
  次: 'event',
  场次: 'event',
  起: 'case',
  件: 'item',
  条: 'item',
  项: 'item',
  份: 'item',
  套: 'item',
  家: 'body',
  个: 'body',
  种: 'kind',
  级: 'kind',
  分: 'money',
  元: 'money',
  万元: 'money',
  '%': 'ratio',
} as const;

export type UnitOfCount = keyof typeof UNIT_FAMILIES;
export const UNITS_OF_COUNT = Object.keys(UNIT_FAMILIES) as UnitOfCount[];
