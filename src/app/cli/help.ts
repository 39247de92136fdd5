import { type Command, COMMON_OPTIONS, type Option } from './command.ts';

/** All commands, a line each. */
export function overview(commands: readonly Command[]): string {
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
export function commandHelp(command: Command): string {
  const options = Object.entries({ ...command.options, ...COMMON_OPTIONS });
  const names = options.map(([name, option]) => `--${name}${option.value ? ` ${option.value}` : ''}`);
  const width = Math.max(...names.map((name) => name.length)) + 2;
  return [
    command.summary,
    '',
    `用法：mingze ${command.name} ${command.usage}`.trimEnd(),
    ...(command.details ? ['', command.details] : []),
    '',
    '选项：',
    ...options.map(
      ([, option]: [string, Option], index) => `  ${(names[index] ?? '').padEnd(width)}${option.help}`,
    ),
  ].join('\n');
}
