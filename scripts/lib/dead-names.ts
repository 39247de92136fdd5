import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { filesUnder, ROOT } from './files-under.ts';
import { tool } from './tool.ts';

/** One file of knip's report, as far as it is asked for. */
interface Unused {
  readonly file: string;
  readonly files: readonly unknown[];
  readonly exports: readonly { readonly name: string }[];
  readonly types: readonly { readonly name: string }[];
  readonly dependencies: readonly { readonly name: string }[];
}

/**
 * What the tree at `root` holds and nobody uses (decision 0101): files, names, packages; what the product itself does not
 * use although a test does, unless that test stands beside the file; and files that hand on what is another's.
 * @returns one sentence a fault
 * @throws Error when knip gives no result
 */
export function deadNames(root = ROOT): readonly string[] {
  const whole = tool('knip', ['--no-progress', '--treat-config-hints-as-errors'], root);
  return [...(whole.ok ? [] : [whole.output]), ...onlyTested(root), ...handedOn(root)];
}

/** Of the product without its tests and scripts: a door offers what the product takes; other files may be of use to these. */
function onlyTested(root: string): readonly string[] {
  const taken = [
    ...importsUnder(root, 'scripts'),
    ...importsUnder(root, 'src').filter(({ by }) => isTest(by)),
  ];
  const mayTake = (file: string, by: string): boolean =>
    by.startsWith('scripts/') || (basename(file) !== 'index.ts' && dirname(by) === dirname(file));
  const isTaken = (file: string, name: string): boolean =>
    taken.some((one) => one.from === file && one.names.includes(name) && mayTake(file, one.by));
  return unusedByProduct(root).flatMap(({ file, files, exports, types, dependencies }) => [
    ...[...exports, ...types]
      .filter(({ name }) => basename(file) === 'index.ts' || !isTaken(file, name))
      .map(({ name }) => `${file}: ${name} is used by tests elsewhere, or by nobody`),
    ...files
      .filter(() => !taken.some(({ from, by }) => from === file || dirname(by) === dirname(file)))
      .map(() => `${file} is no part of the product and of no test beside it`),
    ...dependencies.map(({ name }) => `${name} is no dependency of the product: a devDependency`),
  ]);
}

function unusedByProduct(root: string): readonly Unused[] {
  const { stdout, output } = tool('knip', ['--production', '--no-progress', '--reporter', 'json'], root);
  try {
    return (JSON.parse(stdout) as { readonly issues: readonly Unused[] }).issues;
  } catch {
    throw new Error(`knip gave no result: ${output.slice(0, 2000)}`);
  }
}

/** An export from elsewhere has one address, that of its file, or two: that of its room. A third is a detour. */
function handedOn(root: string): readonly string[] {
  return sourcesUnder(root, 'src')
    .filter((file) => basename(file) !== 'index.ts')
    .filter((file) => /^export (?:type )?(?:\{[^}]*\}|\*[^;{]*) from /mu.test(read(root, file)))
    .map((file) => `${file} hands on what another file exports: import it from there`);
}

interface Import {
  readonly by: string;
  readonly from: string;
  readonly names: readonly string[];
}

function importsUnder(root: string, dir: string): readonly Import[] {
  return sourcesUnder(root, dir).flatMap((by) =>
    [...read(root, by).matchAll(/^import (?:type )?\{([^}]*)\} from '([.#][^']+)';/gmu)].map(
      ([, names = '', from = '']) => ({
        by,
        from: from.startsWith('#') ? join('src', from.slice(1)) : join(dirname(by), from),
        names: names.split(',').map((name) => name.trim().replace(/^type | as .*$/gu, '')),
      }),
    ),
  );
}

function sourcesUnder(root: string, dir: string): readonly string[] {
  return filesUnder(dir, /\.tsx?$/u, root).map((file) => relative(root, file).replaceAll('\\', '/'));
}

function read(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/u.test(file);
}
