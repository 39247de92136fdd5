import { ParseError, parse } from '@marcbachmann/cel-js';

/** The tree of the parser, reduced to the shape that we read. */
export interface Syntax {
  readonly op: string;
  readonly args: unknown;
  readonly start: number;
  readonly end: number;
}

/** Whether a value of the parser's tree is a node. */
export function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && 'op' in value;
}

const DEEPEST = 500;

/**
 * Reads CEL by the library's parser. The subset that Mingze accepts is decided afterwards, by `typed`.
 * @param source an expression
 * @returns the syntax tree, or the reason in Chinese why there is none
 */
export function parseSyntax(source: string): { tree: Syntax } | { reason: string } {
  if (source.length > 4000) return { reason: '表达式超过 4000 个字符' };
  try {
    const tree: Syntax = parse(source).ast;
    // Everything that walks the tree, PostgreSQL's parser included, recurses to its depth.
    return deeperThan(tree, DEEPEST) ? { reason: `表达式嵌套超过 ${DEEPEST} 层` } : { tree };
  } catch (error) {
    const detail = error instanceof ParseError ? (error.message.split('\n')[0] ?? '') : String(error);
    return { reason: `表达式无法读取：${detail}` };
  }
}

function deeperThan(tree: Syntax, limit: number): boolean {
  let level: readonly unknown[] = [tree];
  for (let depth = 0; depth <= limit; depth += 1) {
    level = level.flatMap(children);
    if (level.length === 0) return false;
  }
  return true;
}

function children(node: unknown): readonly unknown[] {
  if (Array.isArray(node)) return node.filter((one) => typeof one === 'object' && one !== null);
  if (typeof node !== 'object' || node === null || !('op' in node) || !('args' in node)) return [];
  return Array.isArray(node.args)
    ? children(node.args)
    : [node.args].filter((one) => typeof one === 'object' && one !== null);
}
