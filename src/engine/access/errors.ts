import { defineErrors } from '#kernel/errors/index.ts';

/** The refusals of access control. */
export const accessErrors = defineErrors('access', {
  'ACCESS-DENIED': {
    status: 403,
    message: '您的岗位不能{what}。',
    remedy: '换用有此权限的岗位，或请安全管理员调整。',
  },
  'ACCESS-POST': {
    status: 409,
    message: '不能以这一岗位行事：{reason}。',
    remedy: '在右上角换一个岗位，或重新登录。',
  },
  'ACCESS-APPOINT': {
    status: 409,
    message: '不能任用：{reason}。',
    remedy: '核对账号、岗位、单位和起止日期。',
  },
  'ACCESS-ACCOUNT': {
    status: 409,
    message: '账号“{login}”：{reason}。',
    remedy: '核对用户名。',
  },
  'ACCESS-SECOND-PERSON': {
    status: 409,
    message: '{what}，须先有另一名管理员同意。',
    remedy: '在“双人事项”中提出申请，另一名管理员同意后七天内办理一次。',
  },
  'ACCESS-PROPOSAL': {
    status: 409,
    message: '不能处理这一申请：{reason}。',
    remedy: '核对申请；本人的申请须由另一名管理员决定。',
  },
  'ACCESS-BEGUN': {
    status: 409,
    message: '责任起计日只能改早：{reason}。',
    remedy: '填一个更早的日期；已经起计的责任不能改为不计，确实免除的在责任页逐期说明。',
  },
  'ACCESS-DISCLOSURE': {
    status: 409,
    message: '不能处理这一申请：{reason}。',
    remedy: '核对申请；本人的申请须由另一人决定。',
  },
});
