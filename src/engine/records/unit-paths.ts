/** A unit as the tree needs it. */
export interface TreeUnit {
  readonly code: string;
  readonly parent: string | null;
}

/** Path of what belongs to no unit (drafts without an owner): only a region-wide scope sees it. */
export const NO_UNIT_PATH = '';

/**
 * The path of every unit: the codes from the top, each followed by "/". What lies below a unit is one range of
 * texts under C collation, which is what the policies compare (distributed.md, part 8, rule 3).
 * @returns paths by code, and the codes whose parents run in a circle (they get a path of their own)
 */
export function unitPaths(units: Iterable<TreeUnit>): {
  paths: ReadonlyMap<string, string>;
  circular: readonly string[];
} {
  const parents = new Map<string, string | null>();
  for (const unit of units) parents.set(unit.code, unit.parent);
  const paths = new Map<string, string>();
  const circular: string[] = [];
  for (const start of parents.keys()) {
    const chain: string[] = [];
    const seen = new Set<string>();
    let code: string | null = start;
    while (code !== null && parents.has(code) && !paths.has(code) && !seen.has(code)) {
      seen.add(code);
      chain.push(code);
      code = parents.get(code) ?? null;
    }
    if (code !== null && seen.has(code)) circular.push(...chain.slice(chain.indexOf(code)));
    let path: string = code !== null && !seen.has(code) ? (paths.get(code) ?? '') : '';
    for (const one of chain.toReversed()) {
      path += `${escapeCode(one)}/`;
      paths.set(one, path);
    }
  }
  return { paths, circular };
}

/** A "/" inside a code would look like a step of the path. */
function escapeCode(code: string): string {
  return code.replaceAll('%', '%25').replaceAll('/', '%2F');
}

/** The range [lo, hi) of paths of a unit and everything below it. "0" follows "/" in C collation. */
export function subtreeOf(path: string): { readonly lo: string; readonly hi: string } {
  return { lo: path, hi: `${path.slice(0, -1)}0` };
}
