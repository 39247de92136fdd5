import { type Command, COMMON_OPTIONS, type ListedCommand, type Option } from './command.ts';

/** All commands, a line each. */
export function overview(commands: readonly ListedCommand[]): string {
  const width = Math.max(...commands.map((command) => command.name.length)) + 2;
  return [
    '明责：工作只记一次，每项责任、每个数字、每句报告都由记录证明。',
    '',
    '用法：mingze 命令 [选项]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}${command.summary}`),
    '',
    '每个命令都有 --data DIR、--json、--help。',
    '退出码：0 成功；1 出错；2 用法不对；3 数据被拒绝（导入有错误、报告不能签发、定义有错误、核验不符）；4 核验的文件是另存的，不是原件。',
  ].join('\n');
}

/** The help of one command. */
export function commandHelp({ name, summary }: ListedCommand, command: Command): string {
  const options: [string, Option][] = Object.entries({ ...command.options, ...COMMON_OPTIONS });
  const names = options.map(([option, { value }]) => `--${option}${value ? ` ${value}` : ''}`);
  const width = Math.max(...names.map(({ length }) => length)) + 2;
  return [
    summary,
    '',
    `用法：mingze ${name} ${command.usage}`.trimEnd(),
    ...(command.details ? ['', command.details] : []),
    '',
    '选项：',
    ...options.map(([, option], index) => `  ${(names[index] ?? '').padEnd(width)}${option.help}`),
  ].join('\n');
}
