// Bundles TypeScript sources so that Node starts them at once: loading a thousand modules one by one took 3.8 s a command.
// JavaScript, because it is what runs before anything can read TypeScript.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILT = join(ROOT, 'dist/program');
const MAIN = 'src/app/cli/main';
/** The digest of the sources, and how they looked when it was made. */
const KNOWN = join(ROOT, 'dist/known-sources.json');

/**
 * Bundles modules into a directory, what they share in files of its own. Packages stay where they are installed.
 * @param {readonly string[]} entryPoints absolute paths @param {string} outdir below the root, so that packages are found
 * @param {readonly string[]} carried packages that go into the bundles nevertheless, with what they need themselves
 * @returns {Promise<void>} each entry lies in outdir as it lies below the root, ending in .mjs
 */
export async function bundle(entryPoints, outdir, carried = []) {
  const { build, stop } = await import('esbuild');
  await build({
    entryPoints: [...entryPoints],
    outdir,
    outbase: ROOT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    ...(carried.length > 0 ? carrying(carried) : { packages: 'external' }),
    sourcemap: 'linked',
    sourcesContent: false,
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
    plugins: [{ name: 'own place', setup: keepPlaces }],
  });
  await stop();
}

/** Of the packages that package.json names, all but the carried ones stay outside. */
function carrying(carried) {
  const declared = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const names = Object.keys({ ...declared.dependencies, ...declared.devDependencies });
  return {
    external: names.filter((name) => !carried.includes(name)),
    // Packages in the older form ask for Node's own modules by `require`.
    banner: {
      js: `import { createRequire as requireOf } from 'node:module';const require = requireOf(import.meta.url);`,
    },
  };
}

/** What bundled modules import to learn where they lie; package.json says which file it is. */
const PLACE = '#installation';

/**
 * A module that asks for files beside itself is told where its source lies below the root; where the root lies it learns
 * when it runs. An absolute path written into the bundle made a copied installation read the packs of its original.
 */
function keepPlaces(process) {
  process.onResolve({ filter: /^#installation$/ }, () => ({ path: PLACE, external: true }));
  process.onLoad({ filter: /[\\/](?:src|test|scripts)[\\/].*\.tsx?$/ }, ({ path }) => {
    const text = readFileSync(path, 'utf8');
    const loader = path.endsWith('x') ? 'tsx' : 'ts';
    if (!text.includes('import.meta.url')) return { contents: text, loader };
    const below = pathToFileURL(path).href.slice(pathToFileURL(ROOT).href.length);
    const place = `(INSTALLATION + ${JSON.stringify(below)})`;
    // On the first line, so that the others keep their numbers.
    const contents = `import { INSTALLATION } from '${PLACE}';${text.replaceAll('import.meta.url', place)}`;
    return { contents, loader };
  });
}

/**
 * The program, bundled from these very sources: built when they have changed since. A release (`npm pack`) carries what was
 * built and not its sources, nor what would build it.
 * @returns {Promise<string>} path of its main module
 */
export async function program() {
  if (!existsSync(join(ROOT, `${MAIN}.ts`))) return released();
  const out = join(BUILT, stampOfSources());
  const main = join(out, `${MAIN}.mjs`);
  if (existsSync(main)) return main;
  const draft = `${out}.${process.pid}`;
  // In pieces, so that a command loads what it needs; all of them before it begins, so that a service runs on while a new
  // version takes the place of its files.
  await bundle([join(ROOT, `${MAIN}.ts`)], draft);
  try {
    renameSync(draft, out);
  } catch (error) {
    // Somebody else was quicker with the same.
    if (!existsSync(main)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
  const stamp = basename(out);
  for (const old of readdirSync(BUILT))
    if (!old.startsWith(stamp)) rmSync(join(BUILT, old), { recursive: true, force: true });
  return main;
}

/** Where compiled packs are kept: beside the program that compiled them, which goes when its sources change. */
export function keptPacks(main) {
  return join(main.slice(0, -`/${MAIN}.mjs`.length), 'packs');
}

function released() {
  const [stamp = 'none'] = readdirSync(BUILT);
  return join(BUILT, stamp, `${MAIN}.mjs`);
}

/**
 * Digest of the sources. Reading nine hundred files takes a command 0.1 s: while none has another size or time of change than
 * when they were last read, the digest of then is theirs.
 */
function stampOfSources() {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  files.push(fileURLToPath(import.meta.url));
  const looks = digest(files, (file) => {
    const { size, mtimeMs } = statSync(file);
    return ` ${size} ${mtimeMs} `;
  });
  const known = readKnown();
  if (known?.looks === looks) return known.sources;
  const sources = digest(files, (file) => readFileSync(file)).slice(0, 16);
  try {
    mkdirSync(BUILT, { recursive: true });
    const draft = `${KNOWN}.${process.pid}`;
    writeFileSync(draft, JSON.stringify({ looks, sources }));
    renameSync(draft, KNOWN);
  } catch {
    // Where nobody can write, the sources are read at every start.
  }
  return sources;
}

function digest(files, part) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(ROOT, file)).update(part(file));
  return hash.digest('hex');
}

function readKnown() {
  try {
    return JSON.parse(readFileSync(KNOWN, 'utf8'));
  } catch {
    return null;
  }
}
