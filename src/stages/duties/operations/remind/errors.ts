import { defineErrors } from '#kernel/errors/index.ts';

/** The refusals of reminders. */
export const reminderErrors = defineErrors('reminders', {
  'REMIND-SETTINGS': {
    status: 422,
    message: '提醒不能这样设置：{reason}。',
    remedy: '改好这一项再保存。',
  },
  'REMIND-MAIL': {
    status: 422,
    message: '不能用这个邮箱：{reason}。',
    remedy: '填单位的邮箱；可以用哪些，问系统管理员。',
  },
  'REMIND-CHANNEL': {
    status: 502,
    message: '没有发出去：{reason}。',
    remedy: '核对地址；一直如此的，请系统管理员看“提醒渠道”。',
  },
  'REMIND-NONE': {
    status: 409,
    message: '还没有设置{what}。',
    remedy: '先设置并保存，再发测试消息。',
  },
  'REMIND-FEED': {
    status: 404,
    message: '没有这个日历，或它已经收回。',
    remedy: '在“提醒设置”里重新生成一个，并更新日历软件里的地址。',
  },
});
