import { defineErrors } from '../errors/index.ts';

/** The refusals of the service before any operation runs, or when one fails unexpectedly. */
export const httpErrors = defineErrors('http', {
  'HTTP-INVALID': {
    status: 400,
    message: '请求不合要求：{words}。',
    remedy: '按接口说明改正所列各项后重新提交。',
  },
  'HTTP-NOT-FOUND': {
    status: 404,
    message: '没有这个地址。',
    remedy: '核对地址和方法；接口说明在 /api/v1/openapi.json。',
  },
  'HTTP-BODY': {
    status: 413,
    message: '提交的内容超过 {most}。',
    remedy: '减少内容；大文件请用文件上传。',
  },
  'HTTP-RATE': {
    status: 429,
    message: '请求过于频繁。',
    remedy: '请在 {seconds} 秒后再试。',
  },
  'HTTP-FORGERY': {
    status: 403,
    message: '请求不是从本系统的页面发出的，没有办理。',
    remedy: '请在本系统的页面上操作；程序调用请用令牌，或带上请求头 x-mingze: 1。',
  },
  'HTTP-KEY-NEEDED': {
    status: 400,
    message: '缺少请求头 Idempotency-Key。',
    remedy: '每次办理用一个新的编号（8 至 100 个字母、数字或 - _）；网络中断后用同一编号重试，不会重复办理。',
  },
  'HTTP-KEY-REUSED': {
    status: 409,
    message: '这一办理编号已用于另一个请求。',
    remedy: '换一个新的编号再提交。',
  },
  'HTTP-KEY-BUSY': {
    status: 409,
    message: '同一编号的请求正在办理，或者中途断了。',
    remedy: '稍后用同一编号再试；仍是如此的，先查看是否已经办成，没有办成再换一个编号提交。',
  },
  'HTTP-KEY-TOLD': {
    status: 409,
    message: '同一编号的请求已经办成，其中的口令或密钥只显示一次，没有保存。',
    remedy: '没有记下的，请重新办理一次，得到新的口令或密钥。',
  },
  'HTTP-INTERNAL': {
    status: 500,
    message: '程序出错，未完成的操作已撤回。',
    remedy: '请把编号 {incident} 交给维护人员。',
  },
  'HTTP-UNAVAILABLE': {
    status: 503,
    message: '数据库暂时连不上。',
    remedy: '请稍后再试；一直如此的，请维护人员查看数据库。',
  },
});
