/** "（zhangsan）" at the end of who acted. */
const LOGIN = /（[^（）]*）$/u;

/**
 * Somebody with the place he spoke from: "市委办公室 责任制办公室 张三（zhangsan）". An account that bears the name of its post,
 * as those of the demo do, is not called so twice: "市委办公室 责任制办公室（demo）".
 * @param office unit and post, or a unit alone; may be empty
 * @param name of the person or account, with or without its user name
 */
export function personAt(office: string, name: string): string {
  const plain = name.replace(LOGIN, '');
  if (isCalled(name, office) || (plain !== '' && office.endsWith(` ${plain}`)))
    return `${office}${name.slice(plain.length)}`;
  return `${office} ${name}`.trim();
}

/** Whether an account, with or without its user name, bears the name of a post. */
export function isCalled(name: string, post: string | null): boolean {
  return post !== null && post !== '' && name.replace(LOGIN, '') === post;
}
