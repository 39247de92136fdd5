import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';
import { chineseLabels } from './chinese-labels.ts';
import { filesUnder, ROOT } from './files-under.ts';

const OUT = join(ROOT, 'dist/web');
const STAMP = join(OUT, 'sources.sha256');

/** How the workspace is bundled and, by the development server, handed out. */
export function workspaceConfig(): InlineConfig {
  return {
    root: join(ROOT, 'src/app/shell'),
    base: '/',
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    cacheDir: join(ROOT, 'node_modules/.vite'),
    plugins: [react(), chineseLabels()],
    build: {
      outDir: OUT,
      emptyOutDir: true,
      target: 'es2022',
      // The limit that matters counts compressed bytes of a whole page, and a test holds it.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        output: {
          // Libraries change seldom: apart from our own code they stay in the browser when we change.
          codeSplitting: {
            groups: [{ name: 'react', test: /node_modules\/(?:react|react-dom|scheduler|@tanstack)\// }],
          },
        },
      },
    },
  };
}

/**
 * Builds the workspace into dist/web, unless what lies there was built from these very sources.
 * @returns true when it was built now
 */
export async function buildWorkspace(): Promise<boolean> {
  const stamp = stampOfSources();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return false;
  await build(workspaceConfig());
  mkdirSync(OUT, { recursive: true });
  writeFileSync(STAMP, stamp);
  return true;
}

/** Of everything that can change the bundle. */
function stampOfSources(): string {
  const hash = createHash('sha256');
  const sources = ['src/app/shell', 'src/web', 'src/stages', 'src/fields', 'src/model'].flatMap((dir) =>
    filesUnder(dir, /\.(?:tsx?|css|html|svg)$/),
  );
  const own = ['package-lock.json', 'scripts/lib/workspace.ts', 'scripts/lib/chinese-labels.ts'].map((file) =>
    join(ROOT, file),
  );
  for (const file of [...sources, ...own]) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  return hash.digest('hex');
}
