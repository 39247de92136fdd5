import type { Demo, DemoUnits } from '#model/pack/demo.ts';
import { usccAt } from '#model/uscc-at.ts';

export interface DemoUnit {
  readonly code: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: string;
  readonly parent: DemoUnit | null;
  readonly tags: readonly string[];
  readonly uscc: string | null;
}

/** Makes the units of the city in the order of the vocabulary: a parent comes before its children. */
export function demoUnits(demo: Demo): readonly DemoUnit[] {
  const units: DemoUnit[] = [];
  for (const spec of demo.units) {
    const first = units.length;
    for (const name of namesOf(spec, units, demo))
      units.push({
        ...name,
        code: `${spec.code}${String(units.length - first + 1).padStart(3, '0')}`,
        kind: spec.kind,
        tags: [...spec.tags].flatMap(([tag, names]) => (names.has(name.shortName ?? name.name) ? [tag] : [])),
        uscc: spec.uscc ? usccAt(900_000 + units.length) : null,
      });
  }
  return units;
}

type Named = Pick<DemoUnit, 'name' | 'shortName' | 'parent'>;

function namesOf(spec: DemoUnits, before: readonly DemoUnit[], demo: Demo): Named[] {
  const city = demo.parameters.get('city_name') ?? '';
  const parent = before.find((unit) => unit.shortName === spec.parent) ?? null;
  const named = spec.names.map(({ name, shortName }) => ({
    name: name.replaceAll('{city}', city),
    shortName,
    parent,
  }));
  const parents = before.filter((unit) => spec.under.includes(unit.kind));
  const style = spec.name;
  if (style === null || parents.length === 0) return named;
  const made = Array.from({ length: spec.count }, (_, index): Named => {
    const under = parents[index % parents.length] ?? null;
    const turn = Math.floor(index / parents.length);
    // Neighbours begin at different places of the list, so that villages of the same name are rare.
    const at = (index % parents.length) * 13 + turn;
    const name = style.replace(/\{(\w+)\}/gu, (slot, list: string) => {
      if (list === 'parent') return under?.shortName ?? under?.name ?? '';
      const words = demo.words.get(list);
      return words?.[at % words.length] ?? slot;
    });
    return { name, shortName: null, parent: under };
  });
  return [...named, ...made];
}
