#!/usr/bin/env node
// Runs the program from its TypeScript sources: bundled when they changed, which takes about a second, and at once after that.
import { pathToFileURL } from 'node:url';
import { keptPacks, program } from './bundle.mjs';

process.setSourceMapsEnabled(true);
const main = await program().catch((error) => {
  console.error(`程序没有生成：${error.message}\n请由安装程序的用户在程序目录运行 npm run build。`);
  return null;
});
if (main === null) process.exitCode = 1;
else
  process.exitCode = await (await import(pathToFileURL(main).href)).main(
    process.argv.slice(2),
    keptPacks(main),
  );
