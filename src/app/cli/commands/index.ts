import type { ListedCommand } from '../command.ts';

/**
 * Every command, in the order of a year's work. Each is loaded when it is called: the list of all and a command of one
 * package need not wait for all packages.
 */
export const COMMANDS: readonly ListedCommand[] = [
  {
    name: 'start',
    summary: '打开数据目录；空的就装入演示城市，签发它的报告；然后提供网页',
    load: async () => (await import('./start.ts')).start,
  },
  {
    name: 'serve',
    summary: '提供网页和接口，直到按 Ctrl+C',
    load: async () => (await import('./serve.ts')).serve,
  },
  {
    name: 'init',
    summary: '建立一个空的城市',
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'template',
    summary: '生成填写模板',
    load: async () => (await import('./template.ts')).template,
  },
  {
    name: 'import',
    summary: '导入工作簿或 CSV 文件',
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'export',
    summary: '导出台账',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  {
    name: 'facts',
    summary: '列出一个年度的全部数字',
    load: async () => (await import('./facts.ts')).facts,
  },
  {
    name: 'rows',
    summary: '列出一个数字背后的记录',
    load: async () => (await import('./rows.ts')).rows,
  },
  {
    name: 'duties',
    summary: '列出一个年度的责任各期和办理状态',
    load: async () => (await import('./duties.ts')).duties,
  },
  {
    name: 'duties plan',
    summary: '列出来年（或指定年度）尚未到期的责任，按单位',
    load: async () => (await import('./duties-plan.ts')).dutiesPlan,
  },
  {
    name: 'remind',
    summary: '提醒还没有完成的责任，和等人签批、退回修改的报告',
    load: async () => (await import('./remind.ts')).remind,
  },
  {
    name: 'report',
    summary: '签发年度报告（DOCX、核验包和阅读页）',
    load: async () => (await import('./report.ts')).report,
  },
  {
    name: 'report changes',
    summary: '列出报告签发以来变了什么',
    load: async () => (await import('./report-changes.ts')).reportChangesCommand,
  },
  {
    name: 'verify',
    summary: '核验报告、核验包或记录证明',
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'prove',
    summary: '证明一条记录计入了一个数字',
    load: async () => (await import('./prove.ts')).prove,
  },
  {
    name: 'report learn',
    summary: '把往年的报告整理成报告文本',
    load: async () => (await import('./report-learn.ts')).reportLearn,
  },
  {
    name: 'audit list',
    summary: '列出谁在何时做了什么',
    load: async () => (await import('./audit-list.ts')).auditList,
  },
  {
    name: 'audit verify',
    summary: '核验审计日志有没有被改动',
    load: async () => (await import('./audit-verify.ts')).auditVerify,
  },
  {
    name: 'audit checkpoint',
    summary: '为审计日志签发校验点',
    load: async () => (await import('./audit-checkpoint.ts')).auditCheckpoint,
  },
  {
    name: 'audit export',
    summary: '导出审计日志，供审计人员使用',
    load: async () => (await import('./audit-export.ts')).auditExport,
  },
  {
    name: 'backup',
    summary: '备份全部数据到一个文件',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: '从备份恢复到一个空的数据目录',
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'pack check',
    summary: '检查定义包',
    load: async () => (await import('./pack-check.ts')).packCheck,
  },
  {
    name: 'doctor',
    summary: '检查安装是否正常',
    load: async () => (await import('./doctor.ts')).doctor,
  },
];
