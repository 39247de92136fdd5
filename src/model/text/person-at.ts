/** "（zhangsan）" at the end of who acted. */
const LOGIN = /（[^（）]*）$/u;

/**
 * A person with the office for which he acted: "市委办公室 责任制办公室 张三（zhangsan）". An account that is named after its post, as
 * those of the demo are, gets the name once: "市委办公室 责任制办公室（demo）".
 * @param office unit and post, or a unit alone; may be empty
 * @param name of the person or account, with or without its user name
 */
export function personAt(office: string, name: string): string {
  const plain = name.replace(LOGIN, '');
  if (isCalled(name, office) || (plain !== '' && office.endsWith(` ${plain}`)))
    return `${office}${name.slice(plain.length)}`;
  return `${office} ${name}`.trim();
}

/** Whether an account, with or without its user name, is named after a post. */
export function isCalled(name: string, post: string | null): boolean {
  return post !== null && post !== '' && name.replace(LOGIN, '') === post;
}
