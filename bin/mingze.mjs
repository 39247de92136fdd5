#!/usr/bin/env node
// Runs the TypeScript sources in place: there is no build step between the checkout and the program.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('../src/cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
