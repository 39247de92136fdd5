import { defineErrors } from '#kernel/errors/index.ts';

/** The refusals of the stage of supervision. */
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
  'SUPERVISION-ORDERED': {
    status: 409,
    exitCode: 3,
    message: '“{unit}”的“{matter}”已经发过督办单{number}，还没有办结，这次一份也没有发。',
    remedy: '请打开那份督办单看它办到哪一步：等单位回复，审定回复，或升级处置。',
  },
  'SUPERVISION-MATTER': {
    status: 409,
    exitCode: 3,
    message: '“{ledger}”的这条记录不能督办：{reason}。',
    remedy: '只督办已审定、过了时限还没有办的事项；打开这条记录看它的时限。',
  },
});
