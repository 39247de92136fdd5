/**
 * SQL with comments and the contents of string literals replaced by spaces (line ends stay), so that rules apply to
 * code only. Bodies in $$ … $$ are code and stay.
 */
export function withoutCommentsAndStrings(sql: string): string {
  return sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, (piece) =>
    piece.startsWith("'") ? `'${blank(piece.slice(1, -1))}'` : blank(piece),
  );
}

/** The statements of a text, with the line (from 1) on which each begins. Semicolons in $$ … $$ do separate. */
export function statements(sql: string): readonly { readonly text: string; readonly line: number }[] {
  let line = 1;
  return sql.split(';').flatMap((text) => {
    const begins = line + (/^\s*/.exec(text)?.[0].split('\n').length ?? 1) - 1;
    line += text.split('\n').length - 1;
    return text.trim() ? [{ text: text.trim(), line: begins }] : [];
  });
}

/** The SQL in the string literals of a TypeScript file; everything else becomes spaces, line ends stay. */
export function sqlOfTypeScript(source: string): string {
  const literal =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|`(?:\\[\s\S]|[^`\\])*`|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;
  let out = '';
  let at = 0;
  for (const match of source.matchAll(literal)) {
    out += blank(source.slice(at, match.index));
    const inner = match[0].slice(1, -1);
    const isSql =
      /^\s*(select|insert|update|delete|merge|with|create|alter|copy|drop|grant|(?:un)?listen|notify)\s/i.test(
        inner,
      );
    // Each literal is a statement; what is computed into it counts as a parameter.
    out +=
      isSql && !match[0].startsWith('/')
        ? ` ${inner.replace(/\$\{[^}]*\}/g, (hole) => `$0${blank(hole.slice(2))}`)};`
        : blank(match[0]);
    at = match.index + match[0].length;
  }
  return out + blank(source.slice(at));
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
