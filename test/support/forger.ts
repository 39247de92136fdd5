import assert from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { toBase64 } from '#proof/manifest/bytes.ts';
import type { Manifest, SignedManifest } from '#proof/manifest/manifest.ts';
import { type Finding, Findings } from '#proof/verify/finding.ts';
import { NODE_TOOLS } from '#proof/verify/node-tools.ts';
import { carriedBy } from '#proof/verify/open-subject.ts';
import { verifyCopy } from '#proof/verify/verify-copy.ts';
import { verifyFile } from '#proof/verify/verify-file.ts';
import { verifyManifest } from '#proof/verify/verify-manifest.ts';

export const MAIN = 'word/document.xml';
export const FACTS = 'customXml/item1.xml';

interface Options {
  readonly trustedKey?: string | null;
  readonly package?: Uint8Array | null;
}

/** An issued report, to be forged. */
export interface Genuine {
  readonly docx: Uint8Array;
  readonly manifest: Manifest;
  readonly signed: SignedManifest;
  readonly keyId: string;
}

/** Tries forgeries of one report: on its manifest or its parts alone, which is quick, or on a whole file. */
export function forger({ docx, manifest, signed, keyId }: Genuine) {
  const parts = unzipSync(docx);
  let forged = 0;
  /** Every sixty-seventh forgery, for the browser. */
  const sampled: { what: string; file: Uint8Array; options: Options }[] = [];

  function findingsOf(
    file: Uint8Array,
    { trustedKey = keyId, package: other = null }: Options = {},
  ): readonly Finding[] {
    return verifyFile({ file, package: other, trustedKey, tools: NODE_TOOLS }).findings;
  }

  /** Findings about the parts of a document that is not the issued one. */
  function findingsOfCopy(changes: Readonly<Record<string, string | null>>): readonly Finding[] {
    const files = new Map(Object.entries(parts));
    for (const [name, content] of Object.entries(changes))
      if (content === null) files.delete(name);
      else files.set(name, strToU8(content));
    const findings = new Findings();
    const carried = FACTS in changes ? carriedBy(files) : carriedFirst;
    verifyCopy(manifest, signed, { files, facts: carried?.facts ?? null }, findings);
    return findings.list;
  }

  /** `refused` for a document with other parts. */
  function refusedCopy(
    what: string,
    changes: Readonly<Record<string, string | null>>,
    places: readonly string[] = [],
  ): void {
    forged += 1;
    if (forged % 67 === 0) sampled.push({ what, file: rezip(changes), options: {} });
    named(what, findingsOfCopy(changes), places);
  }

  /** `refused` for a manifest by itself. */
  function refusedManifest(
    what: string,
    one: SignedManifest,
    places: readonly string[] = [],
    options: Options = {},
  ): void {
    forged += 1;
    if (forged % 67 === 0) sampled.push({ what, file: carrying(one), options });
    const { trustedKey = keyId } = options;
    const findings = new Findings();
    verifyManifest(one, NODE_TOOLS, trustedKey, findings);
    named(what, findings.list, places);
  }

  /** A forgery must not pass, and what does not agree must be named: one of the places, when any are given. */
  function refused(
    what: string,
    file: Uint8Array,
    places: readonly string[] = [],
    options: Options = {},
  ): void {
    forged += 1;
    if (forged % 67 === 0) sampled.push({ what, file, options });
    named(what, findingsOf(file, options), places);
  }

  function named(what: string, findings: readonly Finding[], places: readonly string[]): void {
    const wrong = findings.filter((one) => one.verdict === 'disagrees');
    assert.ok(wrong.length > 0, `${what} passed`);
    for (const one of wrong) assert.ok(one.place !== '' && /\p{Script=Han}/u.test(one.message), what);
    if (places.length > 0)
      assert.ok(
        wrong.some(({ place, message }) => places.some((name) => place === name || message.includes(name))),
        `${what}: named ${wrong.map((one) => one.place).join(', ')}, not ${places.join(' or ')}`,
      );
  }

  const rezip = (changes: Readonly<Record<string, string | null>>): Uint8Array => {
    const files = { ...parts };
    for (const [name, content] of Object.entries(changes))
      if (content === null) delete files[name];
      else files[name] = strToU8(content);
    return zipSync(files, { level: 0 });
  };
  const part = (name: string): string => strFromU8(parts[name] ?? assert.fail(name));
  const carriedFirst = carriedBy(new Map(Object.entries(parts)));
  const facts = part(FACTS);

  /** The document with another manifest in it. */
  function carrying({ manifest: text, signature, publicKey }: SignedManifest): Uint8Array {
    const element = `<manifest encoding="base64" signature="${signature}" key="${toBase64(publicKey)}">${toBase64(text)}</manifest>`;
    return rezip({ [FACTS]: facts.replace(/<manifest .*<\/manifest>/s, element) });
  }
  return {
    findingsOf,
    refused,
    refusedCopy,
    refusedManifest,
    rezip,
    part,
    carrying,
    sampled,
    count: () => forged,
  };
}
