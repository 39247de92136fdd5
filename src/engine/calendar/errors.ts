import { defineErrors } from '#kernel/errors/index.ts';

/** The refusals of the calendar. */
export const calendarErrors = defineErrors('calendar', {
  'CALENDAR-UNKNOWN': {
    status: 409,
    exitCode: 3,
    message: '{year}年的工作日历还没有录入。',
    remedy: '先在“单位—工作日历”按国务院办公厅的通知录入这一年的放假和调休。',
  },
  'CALENDAR-DAY': {
    status: 422,
    exitCode: 3,
    message: '工作日历不能这样改：{day} {reason}。',
    remedy: '周一至周五只能改为放假，周六、周日只能改为上班；与平常一样的不用写。',
  },
});
