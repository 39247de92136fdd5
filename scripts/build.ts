// Builds what runs: the workspace into dist/web and the program into dist/program, if their sources changed. `npm start` does
// it first; an installation without the bundler of the workspace carries dist/web along.
import { program } from '../bin/bundle.mjs';
import { buildWorkspace } from './lib/workspace.ts';

if (await buildWorkspace()) console.log('网页已生成。');
await program();
