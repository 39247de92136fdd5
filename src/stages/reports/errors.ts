import { defineErrors } from '#kernel/errors/index.ts';

/** What the stage of reports refuses. */
export const reportErrors = defineErrors('reports', {
  'REPORT-REFUSED': {
    status: 422,
    exitCode: 3,
    message: '{year}年度报告不能签发：{count} 处须先解决。',
    remedy: '逐条解决后再签发。缺少的参数填在“报告参数”表，缺少的数字补录台账，未通过的核对改正台账。',
  },
  'REPORT-UNKNOWN': {
    status: 404,
    exitCode: 3,
    message: '{year}年没有可用的报告文本“{report}”。',
    remedy: '核对年度；报告文本在定义包的 reports 目录，须在该年末有效。',
  },
});
