import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { FIELD_TYPES } from '#model/field.ts';
import { filesUnder, ROOT } from './files-under.ts';

/** Code that asks which type a field is, instead of asking the type. */
export interface TypeQuestion {
  /** From the root, with slashes. */
  readonly file: string;
  readonly line: number;
  /** The line itself. */
  readonly text: string;
}

const NAMES: ReadonlySet<string> = new Set(FIELD_TYPES);
/** Packages from which types of fields come: definitions are inferred from their schemas. The others cost, and tell nothing. */
const TYPED_BY = new Set(['zod']);

/**
 * Finds every place that asks for a field type by its name, outside the folders of the types: a comparison, a case, a
 * list or a table of names, a part of a name, a type taken by its name from the list. The compiler says what is a name of
 * a type, so that the words of a kit or of an expression that sound alike are none.
 * @param root of a tree of the program
 */
export function typeQuestions(root: string): readonly TypeQuestion[] {
  const pathOf = (file: string): string => relative(root, file).split(sep).join('/');
  const files = filesUnder(relative(ROOT, join(root, 'src')), /\.tsx?$/).filter(
    (file) => !/\.test\.tsx?$|^src\/fields\/[^/]+\//u.test(pathOf(file)),
  );
  const program = ts.createProgram(files, OPTIONS, hostOf(root));
  const checker = program.getTypeChecker();
  return program
    .getSourceFiles()
    .filter(({ fileName }) => files.includes(fileName))
    .flatMap((source) =>
      [...questionsIn(source, checker)].map((node) => {
        const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
        return {
          file: pathOf(source.fileName),
          line: line + 1,
          text: (source.text.split('\n')[line] ?? '').trim(),
        };
      }),
    );
}

/** How a list, a table or a text is asked. */
const LOOKED_UP = new Set(['has', 'get', 'includes', 'indexOf', 'startsWith', 'endsWith']);
/** How the lists of types and faces are called wherever they are handed on. */
const REGISTRY = /(?:types|faces)$/iu;

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts'],
  jsx: ts.JsxEmit.Preserve,
  types: [],
  strict: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
};

function hostOf(root: string): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  host.getCurrentDirectory = () => root;
  host.resolveModuleNameLiterals = (names, from, _redirected, options) =>
    names.map(({ text }) => {
      const own = text.startsWith('#') ? join(root, 'src', text.slice(1)) : text;
      const known =
        text.startsWith('#') || text.startsWith('.') || TYPED_BY.has(text) || from.includes('node_modules');
      return known ? ts.resolveModuleName(own, from, options, host) : { resolvedModule: undefined };
    });
  return host;
}

function* questionsIn(source: ts.SourceFile, checker: ts.TypeChecker): Iterable<ts.Node> {
  const asked = (node: ts.Node): boolean => isAsked(node, checker);
  const pending: ts.Node[] = [source];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (asked(node)) yield node;
    ts.forEachChild(node, (child) => void pending.push(child));
  }
}

function isAsked(node: ts.Node, checker: ts.TypeChecker): boolean {
  const isType = (of: ts.Expression): boolean =>
    holdsTypes(checker.getTypeAtLocation(of)) || isNarrowed(of, checker);
  if (ts.isStringLiteral(node) && NAMES.has(node.text)) {
    const { parent } = node;
    if (ts.isBinaryExpression(parent)) return isType(parent.left === node ? parent.right : parent.left);
    if (ts.isCaseClause(parent)) return isType(parent.parent.parent.expression);
    const wanted = checker.getContextualType(node);
    return wanted !== undefined && holdsTypes(wanted);
  }
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    if (!LOOKED_UP.has(node.expression.name.text)) return false;
    return (
      isType(node.expression.expression) ||
      node.arguments.some((argument) => isName(argument) && isType(argument))
    );
  }
  if (ts.isElementAccessExpression(node)) {
    const { argumentExpression: by, expression: of } = node;
    return isName(by) && isType(by) && !isRegistry(of, checker);
  }
  if (ts.isPropertyAccessExpression(node))
    return (
      NAMES.has(node.name.text) &&
      REGISTRY.test(node.expression.getText()) &&
      isRegistry(node.expression, checker)
    );
  if (ts.isObjectLiteralExpression(node)) {
    const named = node.properties.filter(({ name }) => name && NAMES.has(name.getText()));
    const wanted = named.length > 1 ? checker.getContextualType(node) : undefined;
    return wanted !== undefined && FIELD_TYPES.every((name) => wanted.getProperty(name));
  }
  return false;
}

/** Only such expressions hold the type of a field; to type the others costs most of the time. */
function isName(node: ts.Expression): boolean {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
}

/** A union of names of types, whatever else may stand in it. */
function holdsTypes(type: ts.Type): boolean {
  const values = (type.isUnion() ? type.types : [type]).flatMap((one) =>
    one.isStringLiteral() ? one.value : [],
  );
  return FIELD_TYPES.every((name) => values.includes(name));
}

/** What an earlier comparison has narrowed was a type before. */
function isNarrowed(of: ts.Expression, checker: ts.TypeChecker): boolean {
  if (!ts.isIdentifier(of) && !ts.isPropertyAccessExpression(of)) return false;
  const symbol = checker.getSymbolAtLocation(of);
  return symbol !== undefined && holdsTypes(checker.getTypeOfSymbol(symbol));
}

/** The lists of types and faces themselves: what is taken from them by the type of a field answers for itself. */
function isRegistry(of: ts.Expression, checker: ts.TypeChecker): boolean {
  const [first] = FIELD_TYPES;
  const entry = checker.getTypeAtLocation(of).getProperty(first);
  const type = entry && checker.getTypeOfSymbol(entry);
  return type?.getProperty('storage') !== undefined || type?.getProperty('Input') !== undefined;
}
