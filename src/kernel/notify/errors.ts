import { defineErrors } from '#kernel/errors/index.ts';

/** What the channels of messages refuse. */
export const notifyErrors = defineErrors('notify', {
  'REMIND-SMTP': {
    status: 500,
    exitCode: 2,
    message: '环境变量 MINGZE_SMTP 写得不对：{reason}。',
    remedy:
      '写成 smtps://用户:口令@邮件服务器:465 或 smtp://用户:口令@邮件服务器:587；用户和口令里的特殊字符用 % 编码。',
  },
  'REMIND-ROBOT': {
    status: 422,
    message: '不能用这个机器人：{reason}。',
    remedy: '从群机器人的设置里复制完整地址；内网自建的，请系统管理员先登记它的主机名。',
  },
});
