import { defineErrors } from '#kernel/errors/index.ts';

/** The refusals of the routes themselves. */
export const apiErrors = defineErrors('server', {
  'API-UNIT': {
    status: 404,
    exitCode: 1,
    message: '没有编号为“{unit}”的单位。',
    remedy: '在“单位”页按名称查找。',
  },
  'API-LEDGER': {
    status: 404,
    message: '没有台账“{ledger}”，或您的岗位不查阅它。',
    remedy: '核对台账编号；GET /api/v1/ledgers 列出您能查阅的全部。',
  },
  'API-FIRST-CODE': {
    status: 403,
    message: '首次启用口令不对。',
    remedy: '口令在启动服务的窗口里，只在这一次启动有效；看不到的，重新启动服务。',
  },
  'API-FIRST-OVER': {
    status: 409,
    message: '本市已经启用，不能再做首次启用。',
    remedy: '用管理员账号登录；忘了口令的，请系统管理员重置。',
  },
  'API-CONDITION': {
    status: 400,
    message: '筛选条件“{condition}”写法不对。',
    remedy: '写成 字段:比较:值，如 held_on:ge:2021-03-01；比较有 {comparisons}。',
  },
  'API-SEALED': {
    status: 422,
    message: '封闭台账不保留没有保存的内容，也不告知谁在查看。',
    remedy: '请直接保存为草稿。',
  },
  'API-SINGLE-SIGN-ON': {
    status: 404,
    message: '本市没有设置统一身份认证。',
    remedy: '请用用户名和口令登录；须用统一身份认证的，请安全管理员设置。',
  },
  'API-PROVIDER': {
    status: 502,
    message: '统一身份认证没有完成：{reason}。',
    remedy: '请重新登录一次；一直如此的，请管理员核对统一身份认证的地址和客户端编号。',
  },
});
