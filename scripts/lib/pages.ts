import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { type Agreement, committed } from './agreement.ts';
import { ROOT } from './files-under.ts';

/** The pages that are one HTML file each, committed, so that an installation without the bundler can hand them out. */
const PAGES = ['verifier', 'viewer'] as const;

/** src/stages/reports/generated/*.html against what the sources of src/proof/pages give now. */
export async function pageAgreements(): Promise<readonly Agreement[]> {
  const agreements: Agreement[] = [];
  for (const name of PAGES) {
    const file = `src/stages/reports/generated/${name}.html`;
    agreements.push({ file, committed: committed(file), fresh: await page(name) });
  }
  return agreements;
}

/** One page: markup, style and script in one file, which may load nothing and run nothing but its own script. */
async function page(name: (typeof PAGES)[number]): Promise<string> {
  const dir = join(ROOT, 'src/proof/pages', name);
  const script = await bundle(join(dir, 'main.ts'));
  const style = [join(ROOT, 'src/proof/pages/shared/base.css'), join(dir, 'page.css')].map(read).join('');
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = [
    `default-src 'none'`,
    `script-src 'sha256-${hash}'`,
    `style-src 'unsafe-inline'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  const parts: Readonly<Record<string, string>> = { policy, style, script };
  // A function as the replacement: a script may hold `$&`.
  return read(join(dir, 'page.html')).replace(/\{\{(\w+)\}\}/g, (_, part: string) => parts[part] ?? '');
}

async function bundle(entry: string): Promise<string> {
  const built = await build({
    root: ROOT,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      rollupOptions: { input: entry, output: { format: 'es', codeSplitting: false } },
    },
  });
  const [first] = Array.isArray(built) ? built : [built as Rolldown.RolldownOutput];
  const chunks = first?.output.filter((one) => one.type === 'chunk') ?? [];
  const [chunk] = chunks;
  if (!chunk || chunks.length > 1) throw new Error(`${entry} gave ${chunks.length} scripts, not one`);
  // In HTML these would end the script or begin a comment; within strings and patterns of JavaScript they mean the same.
  return chunk.code.replaceAll(/<(?=\/script|!--|script)/gi, '\\x3c').trim();
}

function read(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}
