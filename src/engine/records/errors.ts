import { defineErrors } from '#kernel/errors/index.ts';

/** What the records refuse. */
export const recordErrors = defineErrors('records', {
  'RECORD-TYPE-CHANGED': {
    status: 409,
    message: '台账“{ledger}”的字段“{field}”原为 {found} 型，定义改成了 {type} 型。',
    remedy: '字段的类型不能改。请另设一个字段，原字段保留。',
  },
  'RECORD-NOT-FOUND': {
    status: 404,
    message: '台账“{ledger}”中没有编号为“{key}”的记录。',
    remedy: '核对自然键；也可能无权查看。',
  },
  'RECORD-TRANSITION': {
    status: 409,
    message: '记录“{key}”现为“{from}”，不能改为“{to}”。',
    remedy: '草稿先报送，已报送的才能审定或退回；已作废的不能再改。',
  },
  'RECORD-TAKE-BACK': {
    status: 409,
    message: '记录“{key}”不能撤回：{reason}。',
    remedy: '打开这条记录，看它现在的状态和经过；确须改变的，按现在的状态办理。',
  },
  'RECORD-REFUSED': {
    status: 422,
    message: '“{ledger}”的这条记录有 {count} 处须改正，没有保存。',
    remedy: '逐处改正后再保存；还不完整的可以先存为草稿。',
  },
  'RECORD-EXISTS': {
    status: 409,
    message: '“{ledger}”中已有“{title}”相同的记录，没有重复登记。',
    remedy: '打开已有的那一条补充或修改；如果编号填错了，请改正编号。',
  },
  'RECORD-CONFLICT': {
    status: 409,
    message: '您打开以后，{by}在{at}改过这条记录，没有保存。',
    remedy: '请对照两种内容，把要保留的填好再保存；您填的内容还在。',
  },
  'RECORD-KEY': {
    status: 409,
    message: '“{title}”登记以后不能改：别处按它引用这条记录。',
    remedy: '恢复原来的“{title}”；登记错了的，作废这一条，另行登记。',
  },
  'RECORD-RECEIPT': {
    status: 409,
    message: '不能签收：{reason}。',
    remedy: '回到收到的清单，看它现在的状态；日期不对的改正后再签收。',
  },
  'RECORD-RECEIVED': {
    status: 409,
    message: '本单位已经签收：{by}，{at}。',
    remedy: '不用再签收，一个单位签收一次。',
  },
  'RECORD-REASON': {
    status: 400,
    message: '{action}记录须写明理由。',
    remedy: '填写一句话的理由或意见。',
  },
  'RECORD-GATHERED': {
    status: 409,
    message: '没有保存：“{ledger}”的“{key}”由{cause}得出，这样一来它不完整或自相矛盾：{reason}。',
    remedy: '先补上或改正那一条里手填的内容，再办这一件。',
  },
  'RECORD-CITED-ONCE': {
    status: 409,
    message: '没有保存：别人同时登记的一条已与这一编号对应，一条只对应一条。',
    remedy: '打开别人登记的那一条办理；如果编号填错了，请改正。',
  },
  'RECORD-GATHER-UNIT': {
    status: 409,
    message:
      '没有保存：“{ledger}”的内容由这些记录得出，而其中可能有别的单位的记录，只以一个单位的权限看不全。',
    remedy: '不限定单位，以全市的权限导入。',
  },
  'RECORD-FIELD': {
    status: 400,
    message: '没有字段“{field}”。',
    remedy: '核对字段编号；也可能您的岗位不查阅这一字段。',
  },
  'RECORD-FILTER': {
    status: 400,
    message: '台账“{ledger}”的字段“{field}”不能与“{value}”比较。',
    remedy: '日期写成 2021-03-05，数字不带单位，是否写成 true 或 false。',
  },
  'RECORD-PAGE': {
    status: 400,
    message: '翻页的位置无效。',
    remedy: '从第一页重新翻起。',
  },
  'RECORD-GROUPS': {
    status: 400,
    message: '字段“{field}”的不同取值超过 1000 个，不能分组。',
    remedy: '先筛选，或换一个取值少的字段。',
  },
  'RECORD-BATCH': {
    status: 409,
    message: '这次导入不能撤销：{reason}。',
    remedy: '改过的记录请逐条处理；其余可作废或重新导入。',
  },
  'RECORD-BATCH-UNDONE': {
    status: 409,
    message: '这次导入已经撤销（{by}，{at}）。',
    remedy: '不用再撤销：记录已是撤销以后的样子。',
  },
  'RECORD-ENTRY': {
    status: 409,
    message: '“{ledger}”已有的记录处在流程不能转入的环节：{states}。',
    remedy: '在流程的 entry 中写上这些环节，再启用新的定义；原来的数据没有改动。',
  },
  'RECORD-UNIT': {
    status: 409,
    message: '单位“{unit}”：{reason}。',
    remedy: '核对单位编号和日期。',
  },
});
