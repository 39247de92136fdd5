import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** Signs the reports of one installation with Ed25519 (RFC 8032). */
export interface Signer {
  /** SHA-256 of the public key's SubjectPublicKeyInfo, hexadecimal. */
  readonly keyId: string;
  /** PEM of the public key. */
  readonly publicKey: string;
  /** @returns the signature, base64 */
  readonly sign: (bytes: Uint8Array) => string;
}

/** A signer for a key. */
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
  // A private key must be refused explicitly: its public half could be derived.
  if (!/^-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/=\n]{1,200}\n-----END PUBLIC KEY-----\n?$/.test(pem))
    return null;
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}
