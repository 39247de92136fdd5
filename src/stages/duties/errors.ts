import { defineErrors } from '#kernel/errors/index.ts';

/** The refusals of the stage of duties. */
export const dutyErrors = defineErrors('duties', {
  'DUTY-UNKNOWN': {
    status: 404,
    exitCode: 2,
    message: '没有责任“{duty}”。',
    remedy: '核对责任编号，如 ZTZR-03；“明责—责任清单”列出全部责任。',
  },
  'DUTY-OCCURRENCE': {
    status: 404,
    exitCode: 3,
    message: '没有这一期责任：{what}。',
    remedy: '可能单位不承担这项责任，或者这一期已随清单、单位的变动取消。回到责任表重新打开。',
  },
  'DUTY-BY-LEDGER': {
    status: 422,
    exitCode: 3,
    message: '责任“{duty}”由台账记录回答，不用另行确认。',
    remedy: '把这项工作登记到{ledgers}，审定后自动计入；没有开展的，写明原因。',
  },
  'DUTY-DAY': {
    status: 422,
    exitCode: 3,
    message: '履责日期 {day} 不在这一期内（{from} 至 {to}）。',
    remedy: '填写实际履责的日期；属于别的期间的，在那一期确认。不能填写将来的日期。',
  },
  'DUTY-EXCUSE': {
    status: 403,
    exitCode: 3,
    message: '不能免除本单位的责任。',
    remedy: '请上级单位审定人或市委办公室责任制办按规定办理，并写明理由。',
  },
  'DUTY-LIST': {
    status: 409,
    exitCode: 3,
    message: '{year}年责任清单{reason}。',
    remedy: '先调整（写明理由），再批准，再下达；批准后有调整的，重新批准。',
  },
  'DUTY-ITEM': {
    status: 422,
    exitCode: 3,
    message: '责任“{duty}”不能这样调整：{reason}。',
    remedy: '次数只能多于法规所定；停用、启用待核的责任须写明理由；期限只能改定法规没有写明日期的。',
  },
});
