import type { LedgerWork } from '#model/access/types.ts';
import type { PackSource } from '#model/compile/source.ts';
import type { FieldTypeName } from '#model/field.ts';
import type { Fault } from '#model/fault.ts';
import type { Indicator, Ledger } from '#model/pack/types.ts';
import { compile } from './compile.ts';

/** A ledger as a user without programming describes it; fields are named by their place in the list. */
interface LedgerProposal {
  readonly kind: 'ledger';
  readonly title: string;
  readonly section: number;
  readonly sensitivity: 'public' | 'internal';
  /** Whose work it is, and why: from this follows which posts may write it. */
  readonly work: LedgerWork;
  readonly fields: readonly {
    readonly title: string;
    readonly type: FieldTypeName;
    readonly required: boolean;
    readonly hint: string | null;
    /** Names of the choices of a choice field. */
    readonly choices: readonly string[];
  }[];
  readonly owner: number;
  readonly happened: number;
  readonly identity: readonly number[];
}

/** A number over an existing ledger. */
interface IndicatorProposal {
  readonly kind: 'indicator';
  readonly title: string;
  readonly slot: string;
  readonly unit: string;
  readonly over: string;
  readonly where: string | null;
  readonly measure: 'count' | 'count_distinct' | 'sum';
  /** Of `count_distinct` and `sum`. */
  readonly field: string | null;
  readonly definition: string;
}

export type Proposal = LedgerProposal | IndicatorProposal;

/** A proposal judged by the compiler. */
export interface Judged {
  /** The path of the file in a city's pack. */
  readonly file: string;
  readonly yaml: string;
  readonly faults: readonly Fault[];
  /** The compiled definition; null while there are faults. */
  readonly ledger: Ledger | null;
  readonly indicator: Indicator | null;
}

const PACK = '本市增设';
const HEAD = { pack: 'proposal', title: PACK, version: '1.0', language: 1 };

/**
 * Writes a proposal as a definition file and compiles it together with the packs of the installation. It has no effect:
 * a definition is only put in force with a pack, which is reviewed before.
 * @param sources the packs of the installation
 * @param initials letters for a Chinese title, of which ids are made
 */
export async function proposeDefinition(
  proposal: Proposal,
  sources: readonly PackSource[],
  initials: (title: string) => string,
): Promise<Judged> {
  const written =
    proposal.kind === 'ledger'
      ? ledgerOf(proposal, initials)
      : indicatorOf(proposal, await timeOf(sources, proposal), initials);
  const { stringify } = await import('yaml');
  const yaml = stringify(written.text, { lineWidth: 110 });
  const { file } = written;
  const { pack, faults } = await compile([
    ...sources,
    {
      name: PACK,
      files: [
        { path: 'pack.yaml', text: stringify(HEAD) },
        { path: file, text: yaml },
      ],
    },
  ]);
  return {
    file,
    yaml,
    faults,
    ledger: pack?.ledgers.get(written.id) ?? null,
    indicator: pack?.indicators.find(({ id }) => id === written.id) ?? null,
  };
}

interface Written {
  readonly id: string;
  readonly file: string;
  readonly text: object;
}

function ledgerOf(proposal: LedgerProposal, initials: (title: string) => string): Written {
  const { title, section, sensitivity, work, fields, owner, happened, identity } = proposal;
  const id = `local_${idOf(title, initials)}`;
  const ids = distinct(fields.map((field) => idOf(field.title, initials)));
  const named = (at: number): string => ids[at] ?? `no_field_${at + 1}`;
  const text = {
    ledger: id,
    title,
    section,
    work: { as: work.work, reason: work.reason },
    owner: named(owner),
    happened: named(happened),
    identity: identity.map(named),
    sensitivity,
    fields: Object.fromEntries(
      fields.map(({ title: name, type, required, hint, choices }, at) => [
        named(at),
        {
          type,
          title: name,
          ...(required ? { required } : {}),
          ...(hint === null ? {} : { hint }),
          ...(choices.length === 0 ? {} : { choices: choicesOf(choices, initials) }),
        },
      ]),
    ),
  };
  return { id, file: `ledgers/${id}.yaml`, text };
}

function indicatorOf(
  proposal: IndicatorProposal,
  time: string,
  initials: (title: string) => string,
): Written {
  const { title, slot, unit, over, where, measure, field, definition } = proposal;
  const id = `local_${idOf(title, initials)}`;
  const indicator = {
    indicator: id,
    slot,
    title,
    unit,
    over,
    ...(where === null ? {} : { where }),
    measure: `${measure}(${measure === 'count' ? '' : (field ?? '')})`,
    time,
    render: 'exact',
    definition,
  };
  return { id, file: `indicators/${id}.yaml`, text: { indicators: [indicator] } };
}

/** A number of a year counts rows by the date that decides their period. */
async function timeOf(sources: readonly PackSource[], { over }: IndicatorProposal): Promise<string> {
  const { pack } = await compile(sources);
  const happened = pack?.ledgers.get(over)?.happened;
  return `flow(${happened?.id ?? ''})`;
}

function choicesOf(
  names: readonly string[],
  initials: (title: string) => string,
): Readonly<Record<string, string>> {
  const codes = distinct(names.map((name) => idOf(name, initials)));
  return Object.fromEntries(names.map((name, at) => [codes[at] ?? '', name]));
}

const LONGEST = 30;

/** An id from the initials of a title; it begins with a letter, whatever the title begins with. */
function idOf(title: string, initials: (title: string) => string): string {
  const letters = initials(title)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, LONGEST);
  return /^[a-z]/.test(letters) ? letters : `f${letters}`;
}

/** The same names, repeated ones with a number. */
function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  });
}
