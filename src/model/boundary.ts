/**
 * Words that may not stand in the title of a field, a choice or a ledger (architecture.md, Boundaries).
 * Titles only: a hint may well say what is not to be filled in. Each group names the rule behind it.
 */
const FORBIDDEN: readonly { readonly words: readonly string[]; readonly why: string }[] = [
  {
    words: [
      '宗教信仰',
      '信教',
      '信众',
      '教职人员',
      '聚会点',
      '礼拜',
      '民族',
      '政治倾向',
      '思想动态',
      '舆情',
      '网民',
      '发帖',
    ],
    why: '不得登记个人的信仰、观点和言论',
  },
  { words: ['谈话内容', '谈话记录正文', '谈话要点'], why: '谈话只登记谈过和日期，不登记内容' },
  { words: ['密级', '绝密', '机密', '保密期限'], why: '本系统不得存放国家秘密' },
  {
    words: ['身份证', '公民身份号码', '银行卡号', '住址', '手机号', '配偶', '子女', '病史'],
    why: '不登记与公务无关的个人信息',
  },
  {
    words: ['积分', '打卡', '签到次数', '在线时长', '学习时长', '活跃度', '轨迹', '定位', '截屏', '点赞'],
    why: '不得以积分、打卡、排名等方式考核',
  },
  { words: ['提出人', '举报人', '反映人', '信访人'], why: '只登记事项和办理单位，不登记是谁提出的' },
];

/**
 * Phrases that contain a forbidden word and are names of public tasks: work for the unity of nationalities, the
 * function of a body. They are cut out before a title is judged, so that 民族 of a person or 定位 of a telephone stays
 * forbidden.
 */
const OF_OFFICES: readonly string[] = [
  '民族团结',
  '民族工作',
  '民族事务',
  '民族地区',
  '民族乡',
  '民族复兴',
  '中华民族',
  '民族文化',
  '功能定位',
  '职能定位',
  '职责定位',
  '目标定位',
  '战略定位',
  '发展定位',
  '政治定位',
];

/** @returns why a title is forbidden, or null */
export function boundaryReason(title: string): string | null {
  // A phrase is replaced by a space: without one, the texts on both sides of it could join into a forbidden word.
  const rest = OF_OFFICES.reduce((left, phrase) => left.replaceAll(phrase, '，'), title);
  for (const { words, why } of FORBIDDEN)
    for (const word of words) if (rest.includes(word)) return `“${word}”：${why}`;
  return null;
}
