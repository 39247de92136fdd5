import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { ROOT } from './files-under.ts';

/** "file:///…/x.test.mjs:12:7", as stacks name a place. */
const PLACE = /(?:file:\/\/)?(\/[^\s():]+\.mjs):(\d+):(\d+)/gu;

/**
 * Names places in bundles by their sources, relative to the root. Done here for what fails: Node's own switch reads the map
 * of every module that is loaded, in each test file. A command switches it on by itself (bin/mingze.mjs).
 * @param text a stack, or whatever a process has said @returns the text; places without a map stay as they are
 */
export function inSources(text: string): string {
  return text.replaceAll(PLACE, (place, bundle: string, line: string, column: string) => {
    const map = `${bundle}.map`;
    if (!existsSync(map)) return place;
    const found = new SourceMap(JSON.parse(readFileSync(map, 'utf8'))).findEntry(
      Number(line) - 1,
      Number(column) - 1,
    );
    if (!('originalSource' in found)) return place;
    const source = relative(ROOT, resolve(dirname(bundle), found.originalSource));
    return `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`;
  });
}
