const AT_THE_SERVER = /^命令行[:：]/u;

/**
 * The actor as pages show him. For acts on the server itself the name of the operating-system user is replaced, because
 * it means nothing to an office; the log keeps it.
 */
export function actorWords(name: string): string {
  return AT_THE_SERVER.test(name) ? '服务器管理员' : name;
}

/** The actor as the log shows him, with the operating-system user: "服务器管理员（系统用户 root）". */
export function actorInLog(name: string): string {
  return AT_THE_SERVER.test(name) ? `服务器管理员（系统用户 ${name.replace(AT_THE_SERVER, '')}）` : name;
}

/**
 * Converts the text that a user searches for to the form of the names in the log, which `actorInLog` prints
 * differently.
 */
export function actorSought(typed: string): string {
  const [, user] = /^\s*服务器管理员(?:（系统用户\s*)?([^）]*)）?\s*$/u.exec(typed) ?? [];
  return user === undefined ? typed : `命令行:${user.trim()}`;
}
