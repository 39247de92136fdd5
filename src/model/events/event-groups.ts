import type { EventType } from './catalogue.ts';

/** The part of a type before its dot. */
export type EventGroup = EventType extends infer Type
  ? Type extends `${infer Group}.${string}`
    ? Group
    : Type
  : never;

/** The title of each group of events for readers of the log; a group without one does not compile. */
export const EVENT_GROUPS: Readonly<Record<EventGroup, string>> = Object.freeze({
  row: '记录',
  import: '撤销导入',
  export: '导出',
  file: '附件',
  report: '报告',
  facts: '查看数字',
  duty: '责任',
  sign_in: '登录',
  account: '账号',
  post: '任用',
  right: '权限',
  token: '接口令牌',
  knowledge: '知悉',
  disclosure: '知悉申请',
  proposal: '双人事项',
  flow: '办理步骤',
  unit: '单位隶属',
  city: '建市',
  definitions: '定义',
  setting: '设置',
  calendar: '工作日历',
  reminder: '提醒',
  calendar_feed: '日历订阅',
  backup: '备份',
  files: '清理文件',
  audit: '日志本身',
});
