import { defineErrors } from '#kernel/errors/index.ts';

/** The refusals of the demo city. */
export const demoErrors = defineErrors('demo', {
  'DEMO-NO-VOCABULARY': {
    status: 422,
    message: '定义包中没有演示数据的词表。',
    remedy: '在定义包的 demo/ 目录中加入词表，或不使用演示数据。',
  },
});
