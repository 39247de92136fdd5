import { dirname, join, relative } from 'node:path';
import { filesUnder, ROOT } from './files-under.ts';

/** Makes the catalogues of errors of all modules known. The pattern in the path is one that the bundler of tests follows. */
export async function knowAllErrors(): Promise<void> {
  for (const file of filesUnder('src', /^errors\.ts$/)) {
    const part = relative(join(ROOT, 'src'), dirname(file));
    await import(`../../src/${part}/errors.ts`);
  }
}
