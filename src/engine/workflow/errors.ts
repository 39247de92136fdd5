import { defineErrors } from '#kernel/errors/index.ts';

/** What a flow refuses. */
export const flowErrors = defineErrors('workflow', {
  'FLOW-NONE': {
    status: 404,
    message: '“{ledger}”的记录不走流程，没有步骤“{step}”。',
    remedy: '核对台账和步骤的编号。',
  },
  'FLOW-STATUS': {
    status: 409,
    message: '记录“{key}”现为“{status}”，还不能办理“{step}”。',
    remedy: '先由审核人审定这条记录；修改过的，审定以后接着办。',
  },
  'FLOW-STATE': {
    status: 409,
    message: '“{key}”现在是“{state}”，不能办理“{step}”。',
    remedy: '刷新页面，看它现在的环节和下一步；别人可能刚刚办过。',
  },
  'FLOW-WHO': {
    status: 403,
    message: '您现在的岗位不能办理“{step}”：{reason}。',
    remedy: '这一步由{who}办理；换用这样的岗位，或告诉他们。',
  },
  'FLOW-NEED': {
    status: 409,
    message: '还不能办理“{step}”：{reason}。',
    remedy: '先补上，再办这一步。',
  },
  'FLOW-ASKED': {
    status: 422,
    message: '“{step}”有 {count} 处须改正，没有办理。',
    remedy: '逐处改正后再办。',
  },
  'FLOW-DAY': {
    status: 422,
    message: '办理日期 {day} 不对：{reason}。',
    remedy: '填实际办理的那一天；晚登记不要紧，晚登记的会标明。',
  },
});
