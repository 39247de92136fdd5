// Bundles TypeScript sources so that Node starts them at once: loading a thousand modules one by one took 3.8 s a command.
// JavaScript, because it is what runs before anything can read TypeScript.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BUILT = join(ROOT, 'dist/program');
const MAIN = 'src/app/cli/main';

/**
 * Bundles modules into a directory, what they share in files of its own. Packages stay where they are installed.
 * @param {readonly string[]} entryPoints absolute paths @param {string} outdir below the root, so that packages are found
 * @returns {Promise<void>} each entry lies in outdir as it lies below the root, ending in .mjs
 */
export async function bundle(entryPoints, outdir, splitting = true) {
  const { build, stop } = await import('esbuild');
  await build({
    entryPoints: [...entryPoints],
    outdir,
    outbase: ROOT,
    bundle: true,
    splitting,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    packages: 'external',
    sourcemap: 'linked',
    sourcesContent: false,
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
    plugins: [{ name: 'own place', setup: keepPlaces }],
  });
  await stop();
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
  // In one file: a service that runs on while a new version is put beside it needs no second one.
  await bundle([join(ROOT, `${MAIN}.ts`)], draft, false);
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

function released() {
  const [stamp = 'none'] = readdirSync(BUILT);
  return join(BUILT, stamp, `${MAIN}.mjs`);
}

function stampOfSources() {
  const hash = createHash('sha256');
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of [...files, fileURLToPath(import.meta.url)])
    hash.update(relative(ROOT, file)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
