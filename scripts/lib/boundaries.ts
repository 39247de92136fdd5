import { ROOT } from './files-under.ts';
import { tool } from './tool.ts';

/** What dependency-cruiser found below src. */
export interface Boundaries {
  /** Modules of src that were read. Some versions of the tool and the compiler read none, and pass. */
  readonly modules: number;
  readonly violations: readonly { readonly rule: string; readonly from: string; readonly to: string }[];
}

interface CruiseResult {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
}

/** Checks the import rules of .dependency-cruiser.cjs in the tree at `root`. */
export function checkBoundaries(root = ROOT): Boundaries {
  const result = tool(
    'depcruise',
    ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    root,
  );
  let found: CruiseResult;
  try {
    found = JSON.parse(result.stdout) as CruiseResult;
  } catch {
    throw new Error(`dependency-cruiser gave no result: ${result.output.slice(0, 2000)}`);
  }
  return {
    modules: found.modules.filter((module) => module.source.startsWith('src/')).length,
    violations: found.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
