import { defineErrors } from '#kernel/errors/index.ts';

/** What a question about facts refuses. */
export const queryErrors = defineErrors('queries', {
  'FACT-UNKNOWN': {
    status: 404,
    message: '没有数字“{fact}”。',
    remedy: '用数字编号（如 S01）或指标编号，mingze facts 列出全部。',
  },
});
