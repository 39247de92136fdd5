import { fieldTypes } from '#fields/index.ts';
import type { Definition } from '../definition.ts';

const SHOWN_AT_FIRST = 8;

/** The default columns of a list: the key, the deciding date, where a matter stands, required fields, short fields. */
export function columnsAtFirst({ fields, identity, happened, owner, flow }: Definition): readonly string[] {
  const first = [...identity, happened, owner, flow?.state ?? null].filter((id) => id !== null);
  const rest = fields
    .filter(({ type }) => !fieldTypes[type].long)
    .toSorted((a, b) => Number(b.required) - Number(a.required))
    .map(({ id }) => id);
  const chosen = new Set([...first, ...rest].slice(0, Math.max(first.length, SHOWN_AT_FIRST)));
  return fields.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
}

/** The columns of the address that the user may see; else the default ones. */
export function columnsOf(definition: Definition, named: string | null): readonly string[] {
  const known = new Set(definition.fields.map(({ id }) => id));
  const chosen = (named ?? '').split(',').filter((id) => known.has(id));
  return chosen.length > 0 ? chosen : columnsAtFirst(definition);
}
