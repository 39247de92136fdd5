import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
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

/** What signs the reports of one installation: Ed25519 (RFC 8032). */
export interface Signer {
  /** SHA-256 of the public key's SubjectPublicKeyInfo, hexadecimal. */
  readonly keyId: string;
  /** PEM of the public key. */
  readonly publicKey: string;
  /** @returns the signature, base64 */
  readonly sign: (bytes: Uint8Array) => string;
}

/** The file of the private key below a data directory. */
const FILE = ['secrets', 'signing-key.pem'] as const;

/**
 * Opens the key of the installation; the first use makes it. The file is readable by the program's user alone,
 * and of two programs that make it at once both use the one that was there first.
 */
export function openSigner(dataDir: string): Signer {
  const file = join(dataDir, ...FILE);
  return signerOf(createPrivateKey(read(file) ?? make(dataDir, file)));
}

/** A signer for a key; tests make their own. */
export function signerOf(key: KeyObject): Signer {
  const open = createPublicKey(key);
  const publicKey = String(open.export({ type: 'spki', format: 'pem' }));
  return Object.freeze({
    keyId: keyIdOf(publicKey) ?? '',
    publicKey,
    sign: (bytes: Uint8Array) => sign(null, bytes, key).toString('base64'),
  });
}

/** The id of a public key in PEM; null when it is no Ed25519 public key. */
export function keyIdOf(publicKey: string): string | null {
  const key = publicKeyOf(publicKey);
  return (
    key &&
    createHash('sha256')
      .update(key.export({ type: 'spki', format: 'der' }))
      .digest('hex')
  );
}

/** Whether the signature over these bytes is that of this public key. */
export function isSigned(bytes: Uint8Array, signature: string, publicKey: string): boolean {
  const key = publicKeyOf(publicKey);
  if (!key || !/^[A-Za-z0-9+/]{86}==$/.test(signature)) return false;
  return verify(null, bytes, key, Buffer.from(signature, 'base64'));
}

function publicKeyOf(pem: string): KeyObject | null {
  // A private key would be taken, too: its public half can be derived.
  if (!/^-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/=\n]{1,200}\n-----END PUBLIC KEY-----\n?$/.test(pem))
    return null;
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
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
