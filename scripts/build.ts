// Builds what runs: the workspace into dist/web and the program into dist/program, if their sources changed. `npm start` does
// it first; an installation without the bundler of the workspace carries dist/web along. A release carries the compiled pack
// too, for it may come to lie where nobody can write.
import { join } from 'node:path';
import { keptPacks, program, ROOT } from '../bin/bundle.mjs';
import { buildWorkspace } from './lib/workspace.ts';

if (await buildWorkspace()) console.log('网页已生成。');
const main = await program();
if (process.argv.includes('--release')) {
  const { loadPack } = await import('#engine/definitions/index.ts');
  await loadPack([join(ROOT, 'packs/principal-responsibility')], keptPacks(main));
}
