const AT_THE_SERVER = /^命令行[:：]/u;

/**
 * Who did something, as pages say it. What was done on the server itself has the name of its machine's user, which says
 * nothing to an office; the log keeps it.
 */
export function actorWords(name: string): string {
  return AT_THE_SERVER.test(name) ? '服务器管理员' : name;
}

/** The same for the log, where it matters which user of the machine it was: "服务器管理员（系统用户 root）". */
export function actorInLog(name: string): string {
  return AT_THE_SERVER.test(name) ? `服务器管理员（系统用户 ${name.replace(AT_THE_SERVER, '')}）` : name;
}

/** What is looked for in the log's names, of what somebody typed who reads them as actorInLog writes them. */
export function actorSought(typed: string): string {
  const [, user] = /^\s*服务器管理员(?:（系统用户\s*)?([^）]*)）?\s*$/u.exec(typed) ?? [];
  return user === undefined ? typed : `命令行:${user.trim()}`;
}
