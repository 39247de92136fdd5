import { defineErrors } from '#kernel/errors/index.ts';

/** What the stage of supervision refuses. */
export const supervisionErrors = defineErrors('supervision', {
  'SUPERVISION-UNIT': {
    status: 403,
    exitCode: 3,
    message: '不能向“{unit}”发督办单或交办事项。',
    remedy: '只能督办、交办本岗位有权审定的单位。',
  },
  'SUPERVISION-NUMBER': {
    status: 409,
    exitCode: 3,
    message: '编号“{number}”刚被别人用了，没有发出。',
    remedy: '请再办一次，会取下一个编号。',
  },
});
