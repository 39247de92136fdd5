import type { Operations } from '#web/api/operations.ts';

/** The numbers of units as the service gives them. */
export type NumbersTable = Operations['GET /api/v1/facts/by-unit']['answer'];
export type NumbersCell = NumbersTable['remainder'][number];

/** In a cell without a number. */
export const WITHHELD: Readonly<Record<NonNullable<NumbersCell['withheld']>, string>> = {
  no_right: '无权',
  small: '不提供',
  ratio: '不提供',
  rounded: '约数',
  by_unit: '不分列',
};
