import { defineErrors } from '#kernel/errors/index.ts';

/** What a question about facts refuses. */
export const queryErrors = defineErrors('queries', {
  'FACT-UNKNOWN': {
    status: 404,
    message: '没有数字“{fact}”。',
    remedy: '用数字编号（如 S01）或指标编号，mingze facts 列出全部。',
  },
  'FACT-UNIT': {
    status: 404,
    message: '{level}中没有您能统计的单位“{unit}”。',
    remedy: '用按单位分列的数字中列出的单位编号。',
  },
  'LEVEL-UNKNOWN': {
    status: 400,
    message: '没有单位类别“{level}”。',
    remedy: '用单位类别的名称或代码，几个用顿号隔开，如“乡镇、街道”。有：{levels}。',
  },
});
