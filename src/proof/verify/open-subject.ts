import type { FactValue } from '../documents/document-model.ts';
import { readFactsPart } from '../documents/read-facts.ts';
import { readXml, XmlFault } from '../documents/read-xml.ts';
import { canonicalJson, type Json } from '../manifest/canonical-json.ts';
import type { SignedManifest } from '../manifest/manifest.ts';
import { PACKAGE_FILES } from '../manifest/package-files.ts';
import { readArchive } from './opening/read-archive.ts';
import { type RowProof, rowProofSchema, signedOfProof } from './verify-row-proof.ts';

export type Parts = ReadonlyMap<string, Uint8Array>;

/** The content of a document: its facts, and the manifest unless an editor has damaged it. */
export interface Carried {
  readonly facts: readonly FactValue[];
  readonly signed: SignedManifest | null;
}

/** A file from an unknown source, opened and not yet judged. */
export type Subject =
  | { readonly kind: 'package'; readonly parts: Parts; readonly signed: SignedManifest }
  /** `signed` is null when neither the document nor a package beside it has a whole manifest. */
  | {
      readonly kind: 'document';
      readonly bytes: Uint8Array;
      readonly parts: Parts;
      readonly carried: Carried | null;
      readonly signed: SignedManifest | null;
    }
  /** `exact`: written as this program writes a proof, to the last byte. */
  | {
      readonly kind: 'proof';
      readonly proof: RowProof;
      readonly exact: boolean;
      readonly signed: SignedManifest;
    }
  /** A proof of another form, with the paths of what is wrong. */
  | { readonly kind: 'malformed proof'; readonly paths: readonly string[]; readonly signed: null }
  | { readonly kind: 'other'; readonly signed: null }
  /** `reason` in Chinese, '' when there is none. */
  | { readonly kind: 'unreadable'; readonly reason: string; readonly signed: null };

/** A proof consists of a manifest and some hashes. */
const LARGEST_PROOF = 16 * 1024 * 1024;

/** Opens a DOCX, a package or a proof. Never throws. @param other the package beside a DOCX */
export function openSubject(file: Uint8Array, other: Uint8Array | null): Subject {
  try {
    return open(file, other);
  } catch (error) {
    const reason = error instanceof Error && /\p{Script=Han}/u.test(error.message) ? error.message : '';
    return { kind: 'unreadable', reason, signed: null };
  }
}

function open(file: Uint8Array, other: Uint8Array | null): Subject {
  if (file[0] === 0x7b) return openProof(file);
  const parts = readArchive(file);
  const isDocument = parts.has('[Content_Types].xml') || parts.has('word/document.xml');
  if (parts.has(PACKAGE_FILES.manifest)) {
    // A reader would open something else than what is verified.
    if (isDocument || parts.has('mimetype'))
      throw new Error('文件既是报告又是核验包：打开时看到的不是所核验的那一份');
    return { kind: 'package', parts, signed: signedOfPackage(parts) };
  }
  if (!isDocument) return { kind: 'other', signed: null };
  const carried = carriedBy(parts);
  const signed = other ? signedOfPackage(readArchive(other)) : (carried?.signed ?? null);
  return { kind: 'document', bytes: file, parts, carried, signed };
}

function openProof(file: Uint8Array): Subject {
  if (file.length > LARGEST_PROOF) throw new Error('文件过大');
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file);
  const parsed = JSON.parse(text) as Json;
  const read = rowProofSchema.safeParse(parsed);
  if (read.success)
    return {
      kind: 'proof',
      proof: read.data,
      exact: canonicalJson(parsed) === text,
      signed: signedOfProof(read.data),
    };
  const paths = read.error.issues.slice(0, 20).map(({ path }) => path.join('/'));
  return { kind: 'malformed proof', paths, signed: null };
}

/** The content of a document; null when an editor has dropped it. */
export function carriedBy(parts: Parts): Carried | null {
  for (const [name, bytes] of parts) {
    if (!/^customXml\/item\d+\.xml$/.test(name)) continue;
    try {
      const carried = readFactsPart(readXml(bytes));
      if (carried) return carried;
    } catch (error) {
      // A part that is no XML has no content; the check of the parts reports it.
      if (!(error instanceof XmlFault)) throw error;
    }
  }
  return null;
}

function signedOfPackage(parts: Parts): SignedManifest {
  const read = (name: string): string => {
    const bytes = parts.get(name);
    if (!bytes) throw new Error(`核验包中缺少 ${name}`);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  };
  return {
    manifest: read(PACKAGE_FILES.manifest),
    signature: read(PACKAGE_FILES.signature).trim(),
    publicKey: read(PACKAGE_FILES.publicKey),
  };
}
