import { defineErrors } from '#kernel/errors/index.ts';

/** The refusals of exporting. Files that cannot be read are FileFaults in the result of an import. */
export const exchangeErrors = defineErrors('exchange', {
  'EXPORT-WHERE': {
    status: 400,
    exitCode: 2,
    message: '台账“{ledger}”的条件不能用：{faults}。',
    remedy:
      '条件写成表达式，如 "held_on >= date(2021, 7, 1) && progress == \'held\'"，字段编号见 mingze pack check --json。',
  },
});
