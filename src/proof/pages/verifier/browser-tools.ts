import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, utf8 } from '../../manifest/bytes.ts';
import type { SignedManifest } from '../../manifest/manifest.ts';
import type { ProofTools } from '../../verify/tools.ts';

/** SubjectPublicKeyInfo of an Ed25519 key: this, and the 32 bytes of the key (RFC 8410). */
const SPKI_HEAD = '302a300506032b6570032100';

/**
 * The tools of the verifier in a browser. A browser checks signatures only asynchronously, so the one signature of the
 * file is checked here, and `isSigned` answers for that one alone.
 * @param signed the manifest that will be verified, null when the file has none
 */
export async function browserTools(signed: SignedManifest | null): Promise<ProofTools> {
  const answer = signed && (await judge(signed));
  return {
    // No browser has SM3, and there is no well-maintained library for it that we use.
    hashOf: (algorithm) => (algorithm === 'sha256' ? sha256 : null),
    isSigned: (_bytes, signature, publicKey) =>
      signature === signed?.signature && publicKey === signed.publicKey ? answer : null,
    keyIdOf: (publicKey) => {
      const key = spkiOf(publicKey);
      return key && toHex(sha256(key));
    },
  };
}

/** Whether the signature is that of the key; null when this browser has no Ed25519 (Chromium before 137). */
async function judge({ manifest, signature, publicKey }: SignedManifest): Promise<boolean | null> {
  const spki = spkiOf(publicKey);
  if (!spki || !/^[A-Za-z0-9+/]{86}==$/.test(signature)) return false;
  // Its type says that it always exists; on a page that was not opened from a file or by HTTPS it does not.
  const { subtle } = globalThis.crypto as Partial<Crypto>;
  if (!subtle) return null;
  try {
    const key = await subtle.importKey('spki', spki, { name: 'Ed25519' }, false, ['verify']);
    return await subtle.verify({ name: 'Ed25519' }, key, decode(signature), bytesOf(manifest));
  } catch (error) {
    return error instanceof DOMException && error.name === 'DataError' ? false : null;
  }
}

/** The key of a PEM in DER; null when it is no Ed25519 public key. */
function spkiOf(pem: string): Uint8Array<ArrayBuffer> | null {
  const [, body] =
    /^-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=\n]{1,200})\n-----END PUBLIC KEY-----\n?$/.exec(pem) ?? [];
  if (body === undefined) return null;
  try {
    const der = decode(body.replaceAll('\n', ''));
    return der.length === 44 && toHex(der).startsWith(SPKI_HEAD) ? der : null;
  } catch {
    return null;
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(utf8(text));
}

/** @throws DOMException when it is no base64 */
function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
