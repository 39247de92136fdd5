import type { ParseArgsConfig } from 'node:util';
import type { Output } from './output.ts';

/** How a command ends. Documented in README.zh-CN.md; scripts rely on them. */
export const EXIT = { ok: 0, failed: 1, usage: 2, refused: 3, savedAgain: 4, interrupted: 130 } as const;

export interface Option {
  readonly type: 'string' | 'boolean';
  /** The placeholder after the name in the help: "DIR". */
  readonly value?: string;
  readonly help: string;
  readonly multiple?: boolean;
}

export type Options = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

export interface Invocation {
  readonly options: Options;
  readonly args: readonly string[];
  readonly out: Output;
  readonly now: () => Date;
  /** Where the program stores compiled packs between starts; null where it was not built. */
  readonly keptPacks: string | null;
}

/** A command in the list of all commands. */
export interface ListedCommand {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** One command of the command line; each has a file of its own under commands/. */
export interface Command {
  /** What follows the name in the usage line. */
  readonly usage: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly details?: string;
  /** @returns the exit code */
  readonly run: (invocation: Invocation) => Promise<number>;
}

/** Options that every command has. */
export const COMMON_OPTIONS: Readonly<Record<string, Option>> = {
  data: { type: 'string', value: 'DIR', help: '数据目录，默认 ./data（或环境变量 MINGZE_DATA）' },
  json: { type: 'boolean', help: '以 JSON 输出到标准输出，进度和提示在标准错误' },
  help: { type: 'boolean', help: '显示本说明' },
};

/** The options of a command in the form of Node's own parser. */
export function parserOptions(command: Command): NonNullable<ParseArgsConfig['options']> {
  const all = { ...command.options, ...COMMON_OPTIONS };
  return Object.fromEntries(
    Object.entries(all).map(([name, { type, multiple }]) => [
      name,
      { type, multiple: multiple ?? false, ...(name === 'help' ? { short: 'h' } : {}) },
    ]),
  );
}

/** A text option, or null. */
export function textOption(options: Options, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
