import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Signer, signerOf } from './installation-key.ts';

/** The file of the private key below a data directory. */
const FILE = ['secrets', 'signing-key.pem'] as const;

/**
 * Opens the key of the installation; the first use creates it. Only the program's user can read the file, and of two
 * programs that create it at once both use the one that was written first.
 */
export function openSigner(dataDir: string): Signer {
  const file = join(dataDir, ...FILE);
  return signerOf(createPrivateKey(read(file) ?? make(dataDir, file)));
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function make(dataDir: string, file: string): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  mkdirSync(join(dataDir, FILE[0]), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const fd = openSync(draft, 'wx', 0o600);
  try {
    writeSync(fd, String(privateKey.export({ type: 'pkcs8', format: 'pem' })));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}
