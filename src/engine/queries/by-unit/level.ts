import { BASE } from '#model/compile/scope.ts';
import type { Choice } from '#model/field.ts';
import type { Pack } from '#model/pack/types.ts';
import { queryErrors } from '../errors.ts';

/** The kinds of units that a table of numbers has a line for. */
export interface Level {
  readonly kinds: readonly string[];
  /** The kinds in the words of the pack: "乡镇、街道". */
  readonly title: string;
}

/**
 * A level as somebody wrote it: kinds of units by code or by name, several with a comma between them.
 * @param written `township`, `乡镇`, `township,subdistrict` or `乡镇、街道`
 * @throws LEVEL-UNKNOWN
 */
export function levelOf(pack: Pack, written: string): Level {
  const choices = kindsOf(pack);
  const kinds = written
    .split(/[,，、]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const found = choices.find(({ code, label }) => code === part || label === part);
      if (!found)
        throw queryErrors.error('LEVEL-UNKNOWN', {
          level: part,
          levels: choices.map(({ label }) => label).join('、'),
        });
      return found;
    });
  if (kinds.length === 0)
    throw queryErrors.error('LEVEL-UNKNOWN', {
      level: written,
      levels: choices.map(({ label }) => label).join('、'),
    });
  const distinct = [...new Set(kinds)];
  return { kinds: distinct.map(({ code }) => code), title: distinct.map(({ label }) => label).join('、') };
}

/** The kinds of units that the pack knows, in its order. */
export function kindsOf(pack: Pack): readonly Choice[] {
  return pack.ledgers.get(BASE.units)?.field.get('kind')?.choices ?? [];
}
