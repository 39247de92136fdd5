import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { Manifest } from '#proof/manifest/manifest.ts';
import { reportErrors } from '../errors.ts';
import { type AlignedParagraph, alignVersions } from './align-versions.ts';
import { issuedVersion } from './issued-versions.ts';

/** A number that two versions print differently. */
interface PrintedChange {
  readonly slot: string;
  readonly title: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Two issued versions of one report side by side, as they were printed. */
export interface Comparison {
  readonly paragraphs: readonly AlignedParagraph[];
  readonly numbers: readonly PrintedChange[];
  /** The reason of the later one. */
  readonly reason: string | null;
}

/**
 * Compares two issued versions by their manifests: only what they print.
 * @throws REPORT-NOT-ISSUED when there is no such version, or it has no manifest
 */
export async function compareIssued(
  db: Database,
  scope: Scope,
  of: { readonly report: string; readonly year: number; readonly before: number; readonly after: number },
): Promise<Comparison> {
  const { before, after, reason } = await withScope(db, scope, async (client) => {
    const read = async (number: number): Promise<Manifest> => {
      const proof = (await issuedVersion(client, scope.region, of, number))?.proof;
      if (!proof) throw reportErrors.error('REPORT-NOT-ISSUED', { year: of.year });
      return JSON.parse(proof.manifest) as Manifest;
    };
    const [was, is] = [await read(of.before), await read(of.after)];
    return { before: was, after: is, reason: is.report.reason ?? null };
  });
  const [was, is] = [printedOf(before), printedOf(after)];
  const numbers = [...new Set([...was.keys(), ...is.keys()])].flatMap((slot): readonly PrintedChange[] => {
    const [old, young] = [was.get(slot), is.get(slot)];
    if (old?.printed === young?.printed) return [];
    const title = young?.title ?? old?.title ?? slot;
    return [{ slot, title, before: old?.printed ?? null, after: young?.printed ?? null }];
  });
  return { paragraphs: alignVersions(before, after), numbers, reason };
}

function printedOf({
  facts,
}: Manifest): ReadonlyMap<string, { readonly title: string; readonly printed: string }> {
  return new Map(
    facts.map(({ slot, title, printed, noun }) => [slot, { title, printed: `${printed}${noun}` }]),
  );
}
