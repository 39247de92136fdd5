import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { filesUnder, ROOT } from './files-under.ts';

/** What a declared column may hold, as JavaScript values. */
export interface DeclaredColumn {
  /** `string`, `number`, `boolean`, `bytes`, `Date`, `array`, `object` or `unknown`. */
  readonly kinds: ReadonlySet<string>;
  readonly nullable: boolean;
  /** `name?`: the result may lack the column. */
  readonly optional: boolean;
}

/** A call `query<Row>(sql, …)`. */
export interface TypedQuery {
  /** From the root, with slashes. */
  readonly file: string;
  readonly line: number;
  /** Null where the text is only known at run time: it contains names of ledgers, or a part for each of them. */
  readonly sql: string | null;
  readonly columns: ReadonlyMap<string, DeclaredColumn>;
}

/**
 * Finds the queries of a tree of sources that declare the type of their rows. The compiler resolves the type and the
 * constants of which the text is made.
 * @param root of a tree of the program
 */
export function typedQueries(root: string): readonly TypedQuery[] {
  const config = ts.readConfigFile(join(ROOT, 'tsconfig.server.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  const files = filesUnder('src', /\.ts$/u, root).filter(
    (file) => !file.endsWith('.test.ts') && (ts.sys.readFile(file) ?? '').includes('query<'),
  );
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  return program
    .getSourceFiles()
    .filter(({ fileName }) => files.includes(fileName))
    .flatMap((source) => {
      const file = relative(root, source.fileName).split(sep).join('/');
      return queriesIn(source, checker).map(({ sql, row, at }) => ({
        file,
        line: source.getLineAndCharacterOfPosition(at).line + 1,
        sql,
        columns: columnsOf(row, checker),
      }));
    });
}

function queriesIn(
  source: ts.SourceFile,
  checker: ts.TypeChecker,
): readonly { readonly sql: string | null; readonly row: ts.Type; readonly at: number }[] {
  const found: { sql: string | null; row: ts.Type; at: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === 'query'
    ) {
      const [row] = node.typeArguments ?? [];
      const [text] = node.arguments;
      if (row && text)
        found.push({
          sql: constantText(text, checker),
          row: checker.getTypeFromTypeNode(row),
          at: node.expression.name.getStart(source),
        });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The text of an expression that is the same in every run; null for others. */
function constantText(node: ts.Expression, checker: ts.TypeChecker): string | null {
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    const parts = node.templateSpans.map(({ expression, literal }) => {
      const text = constantText(expression, checker);
      return text === null ? null : text + literal.text;
    });
    return parts.includes(null) ? null : node.head.text + parts.join('');
  }
  if (ts.isIdentifier(node)) {
    const named = checker.getSymbolAtLocation(node);
    const symbol = named && named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
    const declared = symbol?.valueDeclaration;
    if (declared && ts.isVariableDeclaration(declared) && declared.initializer && isConst(declared))
      return constantText(declared.initializer, checker);
  }
  const type = checker.getTypeAtLocation(node);
  return type.isStringLiteral() || type.isNumberLiteral() ? String(type.value) : null;
}

function isConst({ parent }: ts.VariableDeclaration): boolean {
  return (parent.flags & ts.NodeFlags.Const) !== 0;
}

function columnsOf(row: ts.Type, checker: ts.TypeChecker): ReadonlyMap<string, DeclaredColumn> {
  return new Map(
    checker.getPropertiesOfType(row).map((property) => {
      const type = checker.getTypeOfSymbol(property);
      const parts = type.isUnion() ? type.types : [type];
      const nullable = parts.some(({ flags }) => flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined));
      const kinds = parts
        .filter(({ flags }) => !(flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)))
        .map((part) => kindOf(part, checker));
      const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      return [property.name, { kinds: new Set(kinds), nullable, optional }];
    }),
  );
}

function kindOf(type: ts.Type, checker: ts.TypeChecker): string {
  if (type.flags & ts.TypeFlags.StringLike) return 'string';
  if (type.flags & ts.TypeFlags.NumberLike) return 'number';
  if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
  if (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return 'unknown';
  if (checker.isArrayType(type) || checker.isTupleType(type)) return 'array';
  const name = type.getSymbol()?.name ?? '';
  if (name === 'Buffer' || name === 'Uint8Array') return 'bytes';
  return name === 'Date' ? 'Date' : 'object';
}
