import { userInfo } from 'node:os';
import type { Actor } from '#kernel/audit/index.ts';

/** Whoever sits at the command line: the user of the operating system, because there is no sign-in there. */
export function commandLineActor(): Actor {
  return actorOf(`命令行:${userName()}`, 'command_line');
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without a line in the system's list, as in many containers, has a number only.
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}

/** What the program does of itself, such as bringing tables to the definitions. */
export const PROGRAM: Actor = actorOf('明责程序', 'job');

/** An actor without account or post. */
export function actorOf(name: string, via: Actor['via']): Actor {
  return Object.freeze({ account: null, name, post: null, unit: null, address: null, via });
}
