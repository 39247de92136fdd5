// Builds the workspace into dist/web, if its sources changed. `npm start` does it first; an installation without the
// bundler carries dist/web along.
import { buildWorkspace } from './lib/workspace.ts';

if (await buildWorkspace()) console.log('网页已生成。');
