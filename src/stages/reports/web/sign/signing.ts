import type { Operations } from '#web/api/operations.ts';

/** What a leader signs, from the service. */
export type Signing = Operations['GET /api/v1/reports/{report}/{year}/sign']['answer'];

/** A year's report. */
export interface ReportPath {
  readonly report: string;
  readonly year: string;
}

/** A step of a report, in a word. */
export const ACT_WORDS: Readonly<Record<Signing['steps'][number]['act'], string>> = {
  sent: '送签',
  recalled: '撤回送签',
  returned: '退回修改',
  signed: '签批',
  issued: '印发',
};

/** The means by which somebody proved his presence. */
export const MEANS_WORDS: Readonly<Record<Signing['confirm'][number], string>> = {
  password: '以口令确认',
  second_factor: '以动态口令确认',
  single_sign_on: '以统一身份认证确认',
};
