import assert from 'node:assert/strict';
import { groupBy } from '#model/group-by.ts';
import type { Manifest } from '#proof/manifest/manifest.ts';
import { type Forgery, forgedFindings } from './forged-findings.ts';

/** Of each kind of alteration one in so many, and one at least. @param first where a kind is begun with */
export function alteredSome(manifest: Manifest, step: number, first: number): readonly Forgery[] {
  return [...groupBy(alterationsOf(manifest), ([what]) => what).values()].flatMap((of) =>
    of.filter((_, index) => index % step === first % Math.min(step, of.length)),
  );
}

/** Each changes one thing of a manifest and says where. */
function alterationsOf(manifest: Manifest): readonly Forgery[] {
  const list: Forgery[] = [];
  const add = (what: string, place: string, change: (m: Manifest) => void): void => {
    const forge = (): Manifest => {
      const changed = structuredClone(manifest);
      change(changed);
      return changed;
    };
    list.push([what, place, forge]);
  };
  for (const [index, fact] of manifest.facts.entries()) {
    const at = (m: Manifest): Manifest['facts'][number] => m.facts[index] ?? assert.fail();
    add('value', fact.slot, (m) => (at(m).value = String(Number(fact.value) + 1)));
    add('printed', fact.slot, (m) => (at(m).printed = `${fact.printed}1`));
    add('definition', fact.slot, (m) => (at(m).definition += '，另有规定的除外'));
    add('rule', fact.slot, (m) => (at(m).expression.where = 'true'));
    add('removed', fact.slot, (m) => m.facts.splice(index, 1));
    if (fact.root !== null) {
      add('root', fact.slot, (m) => (at(m).root = '0'.repeat(64)));
      add('rows', fact.slot, (m) => (at(m).rows = (fact.rows ?? 0) + 1));
    }
    const other = manifest.facts[index + 1];
    if (other && other.value !== fact.value)
      add('swapped', fact.slot, (m) => {
        at(m).value = other.value;
        const next = m.facts[index + 1];
        if (next) next.value = fact.value;
      });
  }
  for (const [index, check] of manifest.checks.entries()) {
    const at = (m: Manifest): Manifest['checks'][number] => m.checks[index] ?? assert.fail();
    add('outcome', check.id, (m) => (at(m).outcome = check.outcome === 'met' ? 'not_met' : 'met'));
    add('assertion', check.id, (m) => (at(m).assert = 'S01 == S01'));
    add('severity', check.id, (m) => (at(m).severity = check.severity === 'error' ? 'warning' : 'error'));
    add('check removed', check.id, (m) => m.checks.splice(index, 1));
  }
  for (const name of Object.keys(manifest.parameters))
    add('parameter', name, (m) => (m.parameters[name] = '别的名称'));
  for (const place of Object.keys(manifest.digests))
    add('digest', place.split('/').at(-1) ?? '', (m) => (m.digests[place] = 'f'.repeat(64)));
  for (const [index] of manifest.text.blocks.entries())
    add('words', `正文第${index + 1}段`, (m) => m.text.blocks[index]?.inlines.push('另外，'));
  list.push(...forgedFindings(manifest));
  add('relations', 'consistency', (m) => m.consistency?.relations.rules.pop());
  add('method', 'consistency', (m) => m.consistency && (m.consistency.method = 'mingze-consistency/0'));
  add('reason', '清单', (m) => (m.report.reason = '更正'));
  add('year', '清单', (m) => (m.report.year = 2020));
  add('silent unit', 'silent_units', (m) => (m.silent_units = [{ code: 'X', name: '某镇' }]));
  return list;
}
