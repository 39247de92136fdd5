import { ParseError, parse } from '@marcbachmann/cel-js';

/** The tree of the parser, reduced to the shape that we read. */
export interface Syntax {
  readonly op: string;
  readonly args: unknown;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads CEL by the library's parser. The subset that Mingze accepts is decided afterwards, by `typed`.
 * @param source an expression
 * @returns the syntax tree, or the reason in Chinese why there is none
 */
export function parseSyntax(source: string): { tree: Syntax } | { reason: string } {
  if (source.length > 4000) return { reason: '表达式超过 4000 个字符' };
  try {
    return { tree: (parse(source) as unknown as { ast: Syntax }).ast };
  } catch (error) {
    const detail = error instanceof ParseError ? (error.message.split('\n')[0] ?? '') : String(error);
    return { reason: `表达式无法读取：${detail}` };
  }
}
