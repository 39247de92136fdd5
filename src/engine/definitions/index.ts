export { loadCompiler } from './compile.ts';
export { checkPacks } from './check-packs.ts';
export { loadPack, readPackDirectory } from './load-pack.ts';
export { proposeDefinition } from './propose-definition.ts';
export { readPackArchive } from './read-pack-archive.ts';
