import { toHex, utf8 } from './bytes.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import type { Manifest } from './manifest.ts';
import type { Hash } from './merkle-tree.ts';

/**
 * Digest of every part of a manifest by its place: "facts/S05", "checks/subset", "text/12". The signature already
 * covers all of it; these digests locate a change, which a broken signature alone cannot.
 */
export function partDigests(manifest: Omit<Manifest, 'digests'>, hash: Hash): Record<string, string> {
  const {
    facts,
    checks,
    text,
    values,
    parameters,
    last_year,
    silent_units,
    consistency,
    quantities,
    ...head
  } = manifest;
  const { findings = [], ...frameOfFindings } = consistency ?? {};
  const { blocks, ...frame } = text;
  const parts: (readonly [string, Json])[] = [
    ['head', head],
    ['order', [facts.map((one) => one.slot), checks.map((one) => one.id)]],
    ...facts.map((one) => [`facts/${one.slot}`, one] as const),
    ...values.map((one) => [`values/${one.id}`, one] as const),
    ...last_year.map((one) => [`last_year/${one.slot}`, one] as const),
    ...Object.entries(parameters).map(([name, value]) => [`parameters/${name}`, value] as const),
    ...checks.map((one) => [`checks/${one.id}`, one] as const),
    ['silent_units', silent_units],
    ...(consistency ? [['consistency', frameOfFindings] as const] : []),
    ...(quantities ? [['quantities', quantities] as const] : []),
    ...findings.map((one) => [`findings/${one.id}`, one] as const),
    ['text/frame', frame],
    ...blocks.map((one, index) => [`text/${index + 1}`, one] as const),
  ];
  return Object.fromEntries(parts.map(([place, part]) => [place, toHex(hash(utf8(canonicalJson(part))))]));
}
