const MEASURES = [
  '个百分点',
  '百分点',
  '个工作日',
  '个小时',
  '平方公里',
  '平方米',
  '立方米',
  '千瓦时',
  '公里',
  '公顷',
  '小时',
  '分钟',
  '周年',
  '人次',
  '场次',
  '批次',
  '轮次',
  '台次',
  '户次',
  '件次',
  '家次',
  '课时',
  '学时',
  '%',
  '％',
  '‰',
  '元',
  '人',
  '名',
  '位',
  '个',
  '家',
  '起',
  '件',
  '条',
  '项',
  '份',
  '套',
  '次',
  '场',
  '期',
  '篇',
  '户',
  '处',
  '座',
  '所',
  '种',
  '级',
  '支',
  '门',
  '本',
  '册',
  '台',
  '辆',
  '间',
  '栋',
  '幢',
  '块',
  '封',
  '宗',
  '例',
  '批',
  '成',
  '轮',
  '堂',
  '节',
  '类',
  '亩',
  '吨',
  '米',
  '倍',
  '张',
  '枚',
  '面',
  '笔',
  '桩',
  '款',
  '道',
  '幅',
  '株',
  '岁',
  '天',
  '届',
  '对',
  '只',
  '头',
  '双',
  '步',
  '层',
  '村',
  '镇',
  '组',
  '队',
  '班',
  '讲',
  '部',
  '棵',
  '盏',
  '副',
] as const;

/** Words that begin with a measure word and are something else: “xx家属院”, “12人民…”. */
const NOT_MEASURES =
  /^(?:名(?:单|称|录|校|师|誉|优|城|镇|片|牌)|家(?:属|庭|园|风|长|乡)|个人(?!才)|个月|项目|条(?:例|款|件|线)|位[于置]|次要|人(?:民|大|才|事|社|武|口|员)|场所|处(?:级|理|室|置|分|长)|所(?:有|在|属)|户籍|期间|门户|本(?:级|地|市|县)|台账|面[对向]|对(?:象|口|标|照)|支(?:部|持|队|行)|道路|类别|级别|期末|节[日点]|层面|双报到|双[^、，。]|村(?:委|民|党|支|级|庄|里|“|书)|镇(?:党|委|村|政|人|长)|组(?:织|长|建|成|团|员|工)|队(?:伍|员|长)|班(?:子|级|长|车|组)|讲(?:话|座|解|述|政|好|学|师|党)|部(?:门|署|分|队|委|长|级|位)|副(?:书|市|县|主|职|局|科|处|组)|只[有要]|成[为立果效员功绩长本套分就熟型品才交片规因败风语文对批千百像形份色衣例])/u;

const LONGEST_FIRST = MEASURES.toSorted((a, b) => b.length - a.length);
const TAIL = new RegExp(
  `^[ \\u00a0\\u3000]{0,2}(?:[余多几来]?)(?<scale>[十百千]?[万亿]|[百千]|)[余多]?(?<measure>${LONGEST_FIRST.join('|')})?`,
  'u',
);
const MEASURE_ONLY = new RegExp(`^(?:[千万亿])?(?:${LONGEST_FIRST.join('|')})$`, 'u');

/** What follows a numeral: its unit and where the whole quantity ends; unit null when no measure word follows. */
export function unitAfter(
  text: string,
  end: number,
): { unit: string | null; tail: number; approximate: boolean } {
  const rest = text.slice(end, end + 12);
  const match = TAIL.exec(rest);
  const scale = match?.groups?.['scale'] ?? '';
  const measure = match?.groups?.['measure'];
  const whole = match?.[0] ?? '';
  const none = { unit: null, tail: end, approximate: false };
  if (measure === undefined || NOT_MEASURES.test(rest.slice(whole.length - measure.length))) return none;
  // “村” and “镇” are measure words only before punctuation: “12村”, not “xx村支部”.
  if ((measure === '村' || measure === '镇') && /^\p{Script=Han}/u.test(rest.slice(whole.length)))
    return none;
  const unit = (scale + measure).replace('％', '%');
  return { unit, tail: end + whole.length, approximate: /[余多几来]/u.test(whole) };
}

/** Whether a cell holds a unit and nothing else. */
export function isUnitWord(words: string): boolean {
  return MEASURE_ONLY.test(words.trim());
}
