import { errorCatalogues } from '#kernel/errors/index.ts';

/** Every error code with its meaning and remedy: the page to which the `type` of a problem leads. */
export function errorsPage(): string {
  const parts = errorCatalogues()
    .flatMap(({ entries }) => Object.entries(entries))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, { message, remedy }]) =>
        `<section id="${code}"><h2>${code}</h2><p>${escaped(message)}</p><p>${escaped(remedy)}</p></section>`,
    );
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>错误代码</title><h1>错误代码</h1>${parts.join('')}</html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
