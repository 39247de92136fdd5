import type { Plugin } from 'vite';

/** Icons that are read aloud, some of them the only name of their button. */
const ICONS = {
  search: '查找',
  close: '关闭',
  'close-circle': '清空',
  down: '展开',
  up: '收起',
  left: '向左',
  right: '向右',
  calendar: '日历',
  'clock-circle': '时间',
  'caret-up': '升序',
  'caret-down': '降序',
  'swap-right': '至',
  ellipsis: '更多',
  eye: '显示',
  'eye-invisible': '隐藏',
  loading: '正在办理',
  check: '已选',
  'check-circle': '完成',
  'info-circle': '说明',
  'exclamation-circle': '注意',
};

/** What the libraries of the workspace read aloud in English, where no property of theirs changes it: file, English, Chinese. */
const LABELS: readonly (readonly [file: RegExp, english: string, chinese: string])[] = [
  [
    /@ant-design\/icons\/es\/components\/AntdIcon(?:Light)?\.js$/,
    '"aria-label": icon.name',
    `"aria-label": ${JSON.stringify(ICONS)}[icon.name] ?? '图标'`,
  ],
  [/@rc-component\/select\/es\/hooks\/useAllowClear\.js$/, "'Clear'", "'清空'"],
  [
    /@rc-component\/input-number\/es\/StepHandler\.js$/,
    "'Increase Value' : 'Decrease Value'",
    "'加一' : '减一'",
  ],
  [/@rc-component\/dialog\/es\/Dialog\/Content\/Panel\.js$/, '"aria-label": "Close"', '"aria-label": "关闭"'],
  [/antd\/es\/table\/hooks\/useSelection\.js$/, "'Select all'", "'选中已显示的记录'"],
];

/**
 * Puts Chinese in the place of English that only a screen reader says. A library that has changed so that nothing is
 * found any more stops the build: it would speak English unnoticed.
 */
export function chineseLabels(): Plugin {
  const found = new Set<RegExp>();
  return {
    name: 'mingze-chinese-labels',
    transform(code, id) {
      const [path = ''] = id.split('?');
      const label = LABELS.find(([file]) => file.test(path));
      if (!label) return null;
      const [file, english, chinese] = label;
      if (!code.includes(english)) throw new Error(`${path} no longer says ${english}`);
      found.add(file);
      return { code: code.replaceAll(english, chinese), map: null };
    },
    buildEnd(error) {
      const missing = LABELS.filter(([file]) => !found.has(file)).map(([file]) => file.source);
      if (!error && missing.length > 0)
        throw new Error(`English labels are elsewhere now: ${missing.join(', ')}`);
    },
  };
}
