import { parseArgs } from 'node:util';
import { isMingzeError } from '#kernel/errors/index.ts';
import { EXIT, type ListedCommand, parserOptions } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { commandHelp, overview } from './help.ts';
import { type Output, processOutput } from './output.ts';
import { UsageProblem } from './usage-problem.ts';

/**
 * Runs one command line.
 * @param argv the words after the program's name
 * @param keptPacks where compiled packs are kept between starts; null keeps none
 * @returns the exit code (see EXIT)
 */
export async function main(argv: readonly string[], keptPacks: string | null = null): Promise<number> {
  const out = processOutput(argv.includes('--json'));
  const { listed, rest } = select(argv);
  if (!listed) {
    const [word] = argv;
    const asked = word === undefined || word === '--help' || word === '-h' || word === 'help';
    (asked ? out.line : out.note)(
      asked ? overview(COMMANDS) : `没有命令“${word}”。\n\n${overview(COMMANDS)}`,
    );
    return asked ? EXIT.ok : EXIT.usage;
  }
  const command = await listed.load();
  const help = commandHelp(listed, command);
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      args: [...rest],
      options: parserOptions(command),
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    out.note(`${usageProblem(error)}\n\n${help}`);
    return EXIT.usage;
  }
  if (parsed.values['help'] === true) {
    out.line(help);
    return EXIT.ok;
  }
  try {
    return await command.run({
      options: parsed.values,
      args: parsed.positionals,
      out,
      now: () => new Date(),
      keptPacks,
    });
  } catch (error) {
    return fail(error, help, out);
  }
}

/** Two-word commands ("pack check") come before one-word ones. */
function select(argv: readonly string[]): {
  listed: ListedCommand | undefined;
  rest: readonly string[];
} {
  for (const words of [2, 1]) {
    const name = argv.slice(0, words).join(' ');
    const listed = COMMANDS.find((one) => one.name === name);
    if (listed) return { listed, rest: argv.slice(words) };
  }
  return { listed: undefined, rest: [] };
}

function usageProblem(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' ]*)/u.exec(text)?.[1];
  return option === undefined ? `用法不对：${text}` : `选项 ${option} 用得不对：没有这个选项，或缺少它的值。`;
}

async function fail(thrown: unknown, help: string, out: Output): Promise<number> {
  // Only now: most commands end well, and some never open a database.
  const { databaseFault } = await import('#kernel/db/index.ts');
  const error = databaseFault(thrown) ?? thrown;
  if (isMingzeError(error)) {
    out.note(`${error.message}\n${error.remedy}`);
    out.result({
      error: { code: error.code, message: error.message, remedy: error.remedy, details: error.details },
    });
    return error.exitCode;
  }
  if (error instanceof UsageProblem) {
    out.note(`${error.message}\n\n${help}`);
    return EXIT.usage;
  }
  // A fault of ours: the user needs a sentence, whoever mends it needs the stack.
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  out.note(`程序出错，未完成的操作已撤回。请把下面的信息交给维护人员：\n${reason}`);
  out.result({
    error: { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) },
  });
  return EXIT.failed;
}
