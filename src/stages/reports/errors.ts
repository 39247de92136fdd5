import { defineErrors } from '#kernel/errors/index.ts';

/** What the stage of reports refuses. */
export const reportErrors = defineErrors('reports', {
  'REPORT-REFUSED': {
    status: 422,
    exitCode: 3,
    message: '{year}年度报告不能签发：{count} 处须先解决。',
    remedy: '逐条解决后再签发。缺少的参数填在“报告参数”表，缺少的数字补录台账，未通过的核对改正台账。',
  },
  'REPORT-CHANGED': {
    status: 409,
    exitCode: 3,
    message: '{year}年度报告已签发第 {number} 版，现在的内容与它不同：{changes}。',
    remedy: '确须重新签发的，写明重新签发的原因，签发为新的一版，原来的一版保留；不该变的，先改正台账。',
  },
  'REPORT-MOVED': {
    status: 409,
    exitCode: 3,
    message: '{year}年度报告已不是您看到的那样，没有签批。',
    remedy: '重新打开签批页，看过现在的文稿和数字再签。',
  },
  'REPORT-SIGNED': {
    status: 409,
    exitCode: 3,
    message: '{year}年度报告的这一份内容，您已经签批过。',
    remedy: '不用再签；内容有变的，重新打开签批页看过再签。',
  },
  'REPORT-SENT': {
    status: 409,
    exitCode: 3,
    message: '{year}年度报告的这一份内容已经送签或签批，没有再送。',
    remedy: '等签批的人办理；内容改过以后可以再送。',
  },
  'REPORT-NOT-SENT': {
    status: 409,
    exitCode: 3,
    message: '{year}年度报告现在没有在送签，没有什么可以退回。',
    remedy: '可能还没有送签、已经印发，或别人刚退回；请重新打开签批页再看。',
  },
  'REPORT-RETURNED': {
    status: 409,
    exitCode: 3,
    message: '{year}年度报告已由{by}退回修改（{words}），现在不能签批、不能印发。',
    remedy: '由起草的办公室按意见修改后重新送签，再签批、印发。',
  },
  'REPORT-UNANSWERED': {
    status: 422,
    exitCode: 3,
    message: '{year}年度报告退回以后内容没有变，也没有写明对意见的答复，没有送签。',
    remedy: '按意见修改后再送签；不改的，写明为什么不改。',
  },
  'REPORT-STEP-MEANWHILE': {
    status: 409,
    exitCode: 3,
    message: '就在这时，别人对{year}年度报告办理了送签、签批、退回或印发，您的没有办理。',
    remedy: '请重新打开报告，看过现在的情况再办。',
  },
  'REPORT-NOT-UNPROVEN': {
    status: 409,
    exitCode: 3,
    message: '{year}年度报告的文字里没有这样一处待说明的数字：“{words}”。',
    remedy: '文稿或数字可能刚被改过，或别人已经说明；请重新打开报告再看。',
  },
  'REPORT-NOT-DECLARED': {
    status: 404,
    exitCode: 3,
    message: '{year}年度报告没有这一条说明，或它已被撤回。',
    remedy: '请重新打开报告再看。',
  },
  'REPORT-PARAMETERS-MOVED': {
    status: 409,
    exitCode: 3,
    message: '{year}年度的报告参数刚被填写、确认，或去年的值改过，没有确认。',
    remedy: '请重新打开报告，看过现在的值再确认。',
  },
  'REPORT-NOT-EXPLAINABLE': {
    status: 409,
    exitCode: 3,
    message: '{year}年度报告没有这样一条可以书面说明的提醒。',
    remedy: '错误须改正，不能说明；提醒可能刚随数字或文稿变了，请重新打开报告再看。',
  },
  'REPORT-EXPLAINED': {
    status: 409,
    exitCode: 3,
    message: '{year}年度报告的这条提醒已经说明过（{by}）。',
    remedy: '要另作说明的，先撤回原来的一条。',
  },
  'REPORT-NOT-SAID': {
    status: 404,
    exitCode: 3,
    message: '{year}年度报告没有这一条对提醒的说明，或它已被撤回。',
    remedy: '请重新打开报告再看。',
  },
  'REPORT-SAID-ISSUED': {
    status: 409,
    exitCode: 3,
    message: '{year}年度报告第 {number} 版已带着这条说明印发，不能撤回。',
    remedy: '说明有误的，改正所说的记录或文稿，另印一版时重新说明。',
  },
  'REPORT-UNSIGNED': {
    status: 409,
    exitCode: 3,
    message: '{year}年度报告现在的内容还没有人签批，不能印发。',
    remedy: '请有签批权的领导在签批页签批；签批后内容有变的，须重新签批。',
  },
  'REPORT-TEXT-FAULTY': {
    status: 422,
    exitCode: 3,
    message: '{year}年度报告的文稿有 {count} 处写得不对：{first}。',
    remedy: '在文稿页按行改正后再保存。',
  },
  'REPORT-TEXT-MOVED': {
    status: 409,
    exitCode: 3,
    message: '{year}年度报告的文稿在您打开以后已被改过（{by}），没有保存。',
    remedy: '您写的仍在本页；看过新的文稿，把要改的并进去再保存。',
  },
  'REPORT-NOT-ISSUED': {
    status: 404,
    exitCode: 3,
    message: '{year}年度报告没有这一版，或它签发时还没有证明材料。',
    remedy: '核对年度和版次；没有证明材料的旧版，重新签发后才能核验。',
  },
  'REPORT-NO-HASH': {
    status: 422,
    exitCode: 3,
    message: '本机不能计算 {algorithm}。',
    remedy: '改用 sha256，或换用带有国密算法的 Node.js。',
  },
  'REPORT-REPLACED': {
    status: 500,
    exitCode: 3,
    message: '{year}年报告第 {number} 版在数据库中的文件与签发时的摘要不符，没有给出。',
    remedy: '数据库被绕过程序改动过：请从备份或已报送的核验包取回原件，并运行 mingze audit verify 查明。',
  },
  'PROOF-SEALED': {
    status: 403,
    exitCode: 3,
    message: '{fact} 出自涉密级别为“封存”的台账，只给数字，不为单条记录出具证明。',
    remedy: '需要核实的，按规定向台账的主管单位申请查阅。',
  },
  'PROOF-NOT-COUNTED': {
    status: 404,
    exitCode: 3,
    message: '签发的 {fact} 没有计入记录“{row}”，或没有这个数字。',
    remedy: '用 mingze rows 核对数字编号和记录的标识；各部分用“＋”相连。',
  },
  'PROOF-LOST': {
    status: 409,
    exitCode: 3,
    message: '记录“{row}”签发时的内容已无法复原，与当时的摘要不符。',
    remedy: '数据库可能被绕过程序改动，请核查变更历史。',
  },
  'EXPLANATION-REFUSED': {
    status: 422,
    exitCode: 3,
    message: '有 {count} 条说明不能采用：{reasons}。',
    remedy: '先用 --draft 列出问题和编号；提醒由所列的单位书面说明，错误须改正。',
  },
  'EXPLANATION-FILE': {
    status: 400,
    exitCode: 3,
    message: '说明文件读不出来：{reason}。',
    remedy:
      '写成 YAML：explanations 下每条有 finding（编号）、text（说明）、by（说明人）、office（单位），存为 UTF-8。',
  },
  'REPORT-UNKNOWN': {
    status: 404,
    exitCode: 3,
    message: '{year}年没有可用的报告文本“{report}”。',
    remedy: '核对年度；报告文本在定义包的 reports 目录，须在该年末有效。',
  },
});
