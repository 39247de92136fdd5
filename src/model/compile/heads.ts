import { packSchema, type WrittenPack } from '../schema/pack.ts';
import type { PackFiles } from './pack-files.ts';
import { type Faults, type PackSource, readYaml, type Source } from './source.ts';

/** The `pack.yaml` of each pack, and what they define together; a later pack overrides an earlier one. */
export interface Heads {
  /** In the order of the packs; null where a pack has none that can be read. */
  readonly list: readonly (Source<WrittenPack> | null)[];
  /** Titles of report parameters by id. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Names of sections by number. */
  readonly sections: ReadonlyMap<number, string>;
}

/** Reads the `pack.yaml` of each pack and judges whether the packs go together. */
export function readHeads(sources: readonly PackSource[], files: PackFiles, faults: Faults): Heads {
  const list = sources.map(({ name }) => {
    const head = files.owned('pack').find(({ pack }) => pack === name);
    if (!head)
      faults.add(
        'layout',
        `${name}/pack.yaml`,
        null,
        '',
        '缺少 pack.yaml',
        '写明 pack、title、version、language',
      );
    return head ? readYaml(head.file, packSchema, faults) : null;
  });
  judgeHeads(sources, list, faults);
  return {
    list,
    parameters: new Map(list.flatMap((head) => Object.entries(head?.value.parameters ?? {}))),
    sections: new Map(
      list
        .flatMap((head) => Object.entries(head?.value.sections ?? {}))
        .map(([number, name]) => [Number(number), name]),
    ),
  };
}

/** Directories and ids of packs are unique; the packs that one extends come before it. */
function judgeHeads(
  sources: readonly PackSource[],
  heads: readonly (Source<WrittenPack> | null)[],
  faults: Faults,
): void {
  if (sources.length === 0) faults.add('layout', 'pack.yaml', null, '', '没有定义包', '至少给出一个包的目录');
  const names = new Set<string>();
  const ids = new Set<string>();
  for (const [index, { name }] of sources.entries()) {
    const head = heads[index];
    if (names.has(name))
      faults.add('duplicate', `${name}/pack.yaml`, null, '', `有两个目录同名的包“${name}”`, '改用另一目录名');
    names.add(name);
    if (!head) continue;
    if (ids.has(head.value.pack))
      head.fault('duplicate', ['pack'], `包“${head.value.pack}”重复`, '改用另一编号');
    for (const [position, base] of (head.value.extends ?? []).entries())
      if (!ids.has(base))
        head.fault(
          'layout',
          ['extends', position],
          `没有所扩展的包“${base}”`,
          '核对包的编号；被扩展的包须在前',
        );
    ids.add(head.value.pack);
  }
}
