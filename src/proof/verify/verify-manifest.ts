import { renderValue } from '#model/render.ts';
import { yearOnYear } from '#model/expression/exact.ts';
import { toHex, utf8 } from '../manifest/bytes.ts';
import { canonicalJson, type Json } from '../manifest/canonical-json.ts';
import {
  FORMATS,
  type Manifest,
  type ManifestFact,
  manifestSchema,
  type SignedManifest,
} from '../manifest/manifest.ts';
import { type Hash, merkleRoot } from '../manifest/merkle-tree.ts';
import { partDigests } from '../manifest/part-digests.ts';
import { comparedIndicator } from '../manifest/year-on-year.ts';
import type { Findings } from './finding.ts';
import type { ProofTools } from './tools.ts';
import { verifyChecks } from './verify-checks.ts';
import { verifyQuantities } from './verify-quantities.ts';
import { verifyConsistency } from './verify-consistency.ts';

/**
 * Verifies a signed manifest by itself: key, signature, canonical form, digests of its parts, printed forms, counts,
 * checks.
 * @param trustedKey id of the issuer's key as known from elsewhere; null: not known
 * @returns the manifest when it can be read at all, so that the text can be compared with it
 */
export function verifyManifest(
  signed: SignedManifest,
  tools: ProofTools,
  trustedKey: string | null,
  findings: Findings,
): Manifest | null {
  const keyId = tools.keyIdOf(signed.publicKey);
  const valid =
    keyId === null ? false : tools.isSigned(utf8(signed.manifest), signed.signature, signed.publicKey);
  if (valid === null)
    findings.leave('signature', '签名', '本机不能核对这种签名（Ed25519）：清单是否被整个换过，没有核对');
  else
    findings.judge(
      valid,
      'signature',
      '签名',
      '签名与清单相符',
      '签名与清单不符：清单、签名或公钥在签发后被改动过',
    );
  let parsed: Json;
  try {
    parsed = JSON.parse(signed.manifest) as Json;
    if (canonicalJson(parsed) !== signed.manifest)
      findings.disagree('manifest', '清单', '清单不是规范形式（RFC 8785）');
  } catch {
    findings.disagree('manifest', '清单', '清单不是完整的 JSON');
    return null;
  }
  const unknown = unknownFormat(parsed);
  if (unknown !== null) {
    findings.disagree(
      'manifest',
      '清单',
      `清单的格式是“${unknown}”，本程序不认识：请用签发单位给出的较新的核验程序；这里什么也没有核对`,
    );
    return null;
  }
  const read = manifestSchema.safeParse(parsed);
  if (!read.success) {
    for (const { path } of read.error.issues.slice(0, 20)) {
      const place = placeOfPath(parsed, path);
      findings.disagree('manifest', place || '清单', `清单的“${place}”不合格式`);
    }
    return null;
  }
  const manifest = read.data;
  verifyKey(manifest, keyId, trustedKey, findings);
  const hash = tools.hashOf(manifest.hash);
  if (hash) verifyDigests(manifest, hash, findings);
  else findings.leave('digest', '清单', `本机不能计算 ${manifest.hash}，摘要没有核对`);
  verifyFacts(manifest, hash, findings);
  verifyChecks(manifest, findings);
  verifyConsistency(manifest, findings);
  verifyQuantities(manifest, findings);
  return manifest;
}

/** A path in a manifest, a number by its slot: “S37/value”. */
function placeOfPath(parsed: Json, path: readonly PropertyKey[]): string {
  const [list, index, ...rest] = path;
  const facts = list === 'facts' && isObject(parsed) ? parsed['facts'] : null;
  const fact = Array.isArray(facts) ? (facts[Number(index)] as Json) : null;
  const slot = isObject(fact) ? fact['slot'] : null;
  if (typeof slot === 'string') return [slot.slice(0, 20), ...rest].map(String).join('/');
  return path.map(String).join('/').slice(0, 200);
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The format of a manifest from another version of the program; null for those that are read here. */
function unknownFormat(parsed: Json): string | null {
  const format =
    parsed !== null && typeof parsed === 'object' && 'format' in parsed ? parsed['format'] : null;
  if (typeof format !== 'string' || FORMATS.some((one) => one === format)) return null;
  return format.slice(0, 60);
}

function verifyKey(
  { issued }: Manifest,
  keyId: string | null,
  trustedKey: string | null,
  findings: Findings,
): void {
  if (keyId === null) return findings.disagree('key', '公钥', '公钥不是 Ed25519 公钥');
  if (keyId !== issued.key)
    findings.disagree('key', '公钥', `清单写明由密钥 ${issued.key} 签名，所附公钥却是 ${keyId}`);
  if (trustedKey === null)
    findings.leave('key', '公钥', `签名的密钥是 ${keyId}；它是否属于签发单位，须与另行得知的编号核对`);
  else
    findings.judge(
      keyId === trustedKey,
      'key',
      '公钥',
      '签名的密钥就是所指定的密钥',
      `签名的密钥是 ${keyId}，不是所指定的 ${trustedKey}`,
    );
}

function verifyDigests(manifest: Manifest, hash: Hash, findings: Findings): void {
  const { digests, ...rest } = manifest;
  const found = partDigests(rest, hash);
  let wrong = 0;
  const differ = (place: string, message: string): void => {
    wrong += 1;
    findings.disagree('digest', placeOf(place), message);
  };
  for (const [place, digest] of Object.entries(found))
    if (digests[place] === undefined) differ(place, `清单中多出“${place}”，签发时没有`);
    else if (digests[place] !== digest) differ(place, `清单的“${place}”与签发时的摘要不符`);
  for (const place of Object.keys(digests))
    if (found[place] === undefined) differ(place, `清单中缺少“${place}”，签发时有`);
  if (wrong === 0)
    findings.agree('digest', '清单', `清单各部分的摘要相符，共 ${Object.keys(found).length} 处`);
}

/** "facts/S05" is shown as S05. */
function placeOf(place: string): string {
  const [kind, ...rest] = place.split('/');
  if (kind === 'text' && rest[0] !== 'frame') return `正文第${rest[0] ?? ''}段`;
  return kind === 'head' || rest.length === 0 ? '清单' : rest.join('/');
}

function verifyFacts(manifest: Manifest, hash: Hash | null, findings: Findings): void {
  const slots = new Set<string>();
  const emptyRoot = hash && toHex(merkleRoot([], hash));
  for (const fact of manifest.facts) {
    if (slots.has(fact.slot)) findings.disagree('manifest', fact.slot, `清单中有两个 ${fact.slot}`);
    slots.add(fact.slot);
    if (fact.value === null) {
      const told = `${fact.slot}“${fact.title}”印作“${fact.printed}${fact.noun}”；精确数没有公布，只能由签发单位按留存的数值核对`;
      findings.leave('printed', fact.slot, told);
      verifyRows(fact, emptyRoot, findings);
      continue;
    }
    const printed = printedForm(fact.value, fact.render);
    findings.judge(
      printed === fact.printed,
      'printed',
      fact.slot,
      `${fact.slot}“${fact.title}”：${fact.value}${fact.value_unit} 印作“${fact.printed}${fact.noun}”`,
      `${fact.slot}“${fact.title}”：${fact.value}${fact.value_unit} 应印作“${printed ?? '（不能印）'}”，清单写的是“${fact.printed}”`,
    );
    verifyRows(fact, emptyRoot, findings);
  }
  const values = new Map(manifest.facts.map((fact) => [fact.indicator, fact]));
  const before = new Map(manifest.last_year.map((one) => [one.slot, one.value]));
  for (const fact of manifest.facts) {
    const of = values.get(comparedIndicator(fact) ?? '');
    if (!of || of.value === null) continue;
    const due = yearOnYear(of.value, before.get(of.slot) ?? null);
    findings.judge(
      due === fact.value,
      'check',
      fact.slot,
      `${fact.slot} 由 ${of.slot} 与上年数算得，相符`,
      `${fact.slot} 应由 ${of.slot} 与上年数算得 ${due ?? '（无）'}，清单写的是 ${fact.value}`,
    );
  }
}

function printedForm(value: string, render: ManifestFact['render']): string | null {
  try {
    return renderValue(value, render);
  } catch {
    return null;
  }
}

function verifyRows(fact: ManifestFact, emptyRoot: string | null, findings: Findings): void {
  const { slot, rows, root, sealed, expression, value } = fact;
  if ((rows === null) !== sealed || (root === null) !== sealed) {
    findings.disagree('rows', slot, `${slot} 的记录数、摘要与“是否封存”相矛盾`);
    return;
  }
  if (sealed) return findings.leave('rows', slot, `${slot} 出自封存台账，只有数字，记录不能核对`);
  if (expression.measure === 'count()')
    findings.judge(
      String(rows) === value,
      'rows',
      slot,
      `${slot} 计数 ${value}，与记录数相符`,
      `${slot} 是计数，记录数为 ${rows ?? ''}，数值却是 ${value}`,
    );
  if (emptyRoot !== null && (rows === 0) !== (root === emptyRoot))
    findings.disagree('rows', slot, `${slot} 的记录数 ${rows ?? ''} 与摘要不符`);
}
