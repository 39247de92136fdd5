import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { tmpdir } from 'node:os';

/** Environment variable that names the browser of the tests. */
const VARIABLE = 'MINGZE_CHROMIUM';
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
/** The same engine without the browser's own windows, which nobody sees here: it starts in half the time. */
const SHELL = 'chromium-headless-shell';
const PACKAGES = ['chromium', SHELL, 'fonts-noto-cjk'];

/**
 * The program file of a Chromium: the one that MINGZE_CHROMIUM names, or the first of the usual names in PATH. Where
 * there is none and this is root on a Debian-like system, the packages are installed.
 * @param whole true: with the browser's own parts, such as its viewer of PDF
 * @throws Error that says what to install
 */
export function findChromium(whole = false): string {
  const names = whole ? NAMES : [SHELL, ...NAMES];
  const named = process.env[VARIABLE];
  if (named !== undefined && named !== '') {
    if (isProgram(named)) return named;
    throw new Error(`${VARIABLE} names ${named}, which is no program that can be run`);
  }
  const found = inPath(names);
  if (found !== null) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version') && inPath(['apt-get']) !== null) {
    install();
    const installed = inPath(names);
    if (installed !== null) return installed;
  }
  throw new Error(
    `no browser for the tests: install Chromium (on Debian or Ubuntu: apt-get install ${PACKAGES.join(' ')}), or name one in ${VARIABLE}`,
  );
}

function install(): void {
  process.stderr.write(`no Chromium in PATH: installing ${PACKAGES.join(' and ')} with apt-get\n`);
  const script = `apt-get update && apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`;
  // Two test files may look for a browser at the same moment; the second then finds everything installed.
  const lock = join(tmpdir(), 'mingze-browser-install.lock');
  const { status, stdout, stderr } = spawnSync('flock', [lock, 'sh', '-c', script], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0)
    throw new Error(
      `apt-get could not install ${PACKAGES.join(' and ')}:\n${`${stdout}${stderr}`.slice(-2000)}`,
    );
}

function inPath(names: readonly string[]): string | null {
  const dirs = (process.env['PATH'] ?? '').split(delimiter);
  const files = names.flatMap((name) => dirs.map((dir) => join(dir, name)));
  return files.find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
