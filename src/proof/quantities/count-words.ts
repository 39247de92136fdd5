// The words around a numeral that indicate a count. Data for is-amount.ts and find-quantities.ts.

/** Measure words beyond unit-after.ts. They are also ordinary nouns or verbs, and count only after a numeral. */
export const MORE_MEASURES: readonly string[] = [
  '平方公里',
  '公里',
  '千米',
  '厘米',
  '毫米',
  '英里',
  '海里',
  '里(?!程|面)',
  '平米',
  '平方',
  '立方',
  '公斤',
  '千克',
  '斤',
  '升',
  '毫升',
  '克',
  '尺',
  '丈',
  '口(?!号|径)',
  '艘',
  '版',
  '则',
  '股',
  '拨',
  '车(?!间|站)',
  '把(?!手|关)',
  '顶',
  '箱',
  '样',
  '回(?!复|访|应|头)',
  '趟',
  '遍',
  '折',
  '番',
  '瓶',
  '桶',
  '袋',
  '盒',
  '包(?!村|保|联|案)',
  '捆',
  '卷',
  '集(?!体|中|团|镇|市|合)',
  '首(?!位|先|要|问|批|次|创)',
  '排(?!名|查|头)',
  '桌',
  '席(?!位)',
  '餐',
  '顿',
  '杯',
  '碗',
  '匹',
  '帮(?!扶|带|助)',
  '帧',
  '颗',
  '粒',
  '束',
  '根(?!本|基|治)',
  '枝',
  '杆',
  '架(?!构)',
  '挺',
  '茬',
  '周岁',
  '档(?!案|次)',
  '句',
  '字(?!号|头)',
  '页',
  '段',
  '章(?!程)',
  '课(?!题|堂|件|程)',
  '题(?!材)',
  '针(?!对)',
  '桩',
  '码事',
  '块',
  '条',
  '个',
  '项',
  '例',
  '宗',
  '案(?!件|例)',
  '亩',
  '里地',
  '个[十百千]?[万亿]元?',
  '旬',
  '[kKwW](?![A-Za-z])元?',
  '(?:kg|km|cm|mm|min|[mgth])(?![A-Za-z])',
  '个点(?!名|子)',
  '点(?![名燃亮对多0-9零〇一二三四五六七八九])',
  '号人',
  '分(?=[，。；、）]|$)',
  '打(?=[，。；、）]|$)',
];

/** Lengths of time. */
export const TIME_MEASURES: readonly string[] = [
  '个[半多来]月',
  '个[半多来]小时',
  '个月',
  '个季度',
  '个工作日',
  '个?小时',
  '个?星期',
  '个学期',
  '年',
  '月',
  '日',
  '天',
  '周',
  '季度',
  '分钟',
  '秒',
  '学期',
  '昼夜',
  '刻钟',
];

/** Nouns that are counted without a measure word: 三干部, 五企业. */
export const COUNTED_NOUNS =
  '(?:党员|领导)?干部|企业|乡镇|街道|部门|单位|案件|党员|书记|会场|支部|党支部|项目|学校|医院|小区|社区|村庄|村民|村(?=[，。；、]|$)|群众|中心|驿站|园区|公司|同志|人员|委员|常委|县区|区县|县市|市县|地市|问题线索|线索|隐患|事故|家庭|农户|贫困户|窗口|场馆|工厂|商户|网格员';

/** Words after “一起” when it counts: events. */
export const HAPPENED =
  /^一起[^，。；、：\n]{0,12}?(?:案|事故|事件|纠纷|上访|火灾|信访|举报|投诉|违规|违纪|违法|腐败)/u;

/** Right before a numeral: words that announce a number, a minimum, an approximation or a total. */
export const HOW_MANY_BEFORE =
  /(?:[共计约达仅近超逾满破过至为有]|高达|多达|总数|人数|数量|件数|户数|个数|次数|总计|合计|累计|大约|接近|将近|不足|不到|上(?!级|月|周|年))\s?[:：]?\s*$/u;

/** Right before a scale that stands alone (近千, 投资亿元): about this amount was reached. */
export const ABOUT_BEFORE =
  /(?:[超近上过约逾破达数几满成至共]|高达|多达|接近|突破|大约|资金|投资|金额|产值|收入|人数|户数)\s*$/u;

/** Before zero or “一起”: words that say that nothing of it existed. */
export const NOTHING_BEFORE =
  /(?:没有|未(?:发生|出现|查出|收到|接到|发现|见|有)?|无|不存在|杜绝|再无|从无|不曾|从未(?:发生|出现)?)(?:过|任何)?$/u;

/** Results that may be zero: 零事故; 零容忍 and 零距离 are ways to work. */
export const ZERO_OF =
  /^(?:事故|发生|发案|投诉|上访|信访|违纪|违规|违法|案件|问题|死亡|伤亡|增长|新增|差错|失误|举报|缺席|缺勤|欠薪|积压|感染|超期|逾期|复发|返贫|火灾|纠纷|损失|处分|查处)/u;

/** Words of rank in the same clause before an ordinal. */
export const RANK_BEFORE =
  /(?:倒数|位列|位居|位次|名次|排名|排在|排|名列|列|居|跃居|跻身|跃升|升至|升到|降至|获评?|荣获|荣膺|蝉联|夺得|取得|进入|挺进|全[省市国县区州]|[省市县区]直?|同类|系统|增速|总量|成绩|得分|总分|考核|绩效|测评|评比|满意[度率])[^，。；、：\n]{0,8}$/u;
