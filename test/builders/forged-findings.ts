import assert from 'node:assert/strict';
import type { ManifestFinding } from '#proof/manifest/consistency-part.ts';
import type { Manifest } from '#proof/manifest/manifest.ts';

/** What is changed, where, and how a copy comes by it: made only when it is tried. */
export type Forgery = readonly [what: string, place: string, forge: () => Manifest];

/** Copies of a manifest in each of which one finding is hidden, doubled, worded, placed, graded or answered otherwise. */
export function forgedFindings(manifest: Manifest): readonly Forgery[] {
  return (manifest.consistency?.findings ?? []).flatMap(({ id }, index) => {
    const forged = (
      what: string,
      change: (one: ManifestFinding, all: ManifestFinding[]) => void,
    ): Forgery => {
      const forge = (): Manifest => {
        const changed = structuredClone(manifest);
        const all = changed.consistency?.findings ?? assert.fail();
        change(all[index] ?? assert.fail(), all);
        return changed;
      };
      return [`finding ${what}`, id, forge];
    };
    return [
      forged('hidden', (_, all) => all.splice(index, 1)),
      forged('twice', (one, all) => all.push(one)),
      forged('graded', (one) => (one.severity = one.severity === 'note' ? 'warning' : 'note')),
      forged('an error', (one) => (one.severity = 'error')),
      forged('worded', (one) => (one.what += '，已核实')),
      forged('moved', (one) => (one.where = [])),
      forged('answered', (one) => {
        one.explanation = { text: '没有问题', by: '某人', office: one.may_explain ?? '某办' };
      }),
    ];
  });
}
