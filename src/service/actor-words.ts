const AT_THE_SERVER = /^命令行[:：]/u;

/**
 * Who did something, as pages say it. What was done on the server itself has the name of its machine's user, which says
 * nothing to an office; the log keeps it.
 */
export function actorWords(name: string): string {
  return AT_THE_SERVER.test(name) ? '服务器管理员' : name;
}
