import type { ClientBase } from 'pg';
import type { ConfirmMeans } from '#model/events/index.ts';

/** What has been done with a year's report between who drafts and who signs it. */
export type SigningAct = 'sent' | 'recalled' | 'returned' | 'signed' | 'issued';

/** One step of its way. */
export interface SigningStep {
  readonly number: number;
  readonly act: SigningAct;
  /** Of what it was about. */
  readonly digest: string | null;
  /** The opinion of who returned it, the answer of who sent it again. */
  readonly words: string | null;
  readonly name: string;
  /** Unit and post. */
  readonly office: string;
  /** Whose account; null for whoever sat at the command line. */
  readonly account: string | null;
  readonly at: Date;
}

/** A name under a report. */
export interface Signature {
  readonly by: string;
  readonly at: Date;
  readonly digest: string;
  /** By what he showed that it was he himself; null for those of before this was asked. */
  readonly means: ConfirmMeans | null;
  /** Which step it was; 0 for those of before there were steps. */
  readonly step: number;
}

/** How a year's report stands between who drafts it and who signs it. */
export interface SigningState {
  /** The latest first. */
  readonly steps: readonly SigningStep[];
  /** The latest first, those under other words too. */
  readonly signatures: readonly Signature[];
  /** Number of the latest version that was issued; null: none. */
  readonly issued: number | null;
}

/** The state as one value of SQL, for whoever asks for more with it: `$1` is the region, `$2` the report, `$3` the year. */
export const SIGNING_STATE = `jsonb_build_object(
  'steps', (select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'act', s.act, 'digest', s.digest, 'words', s.words,
      'name', s.by_name, 'office', s.by_office, 'account', s.account_id, 'at', s.at) order by s.number desc), '[]')
    from reports.signing_steps s where s.region_id = $1 and s.report = $2 and s.year = $3),
  'signatures', (select coalesce(jsonb_agg(jsonb_build_object('by', g.actor, 'at', g.signed_at, 'digest', g.digest,
      'means', g.confirmed_by, 'step', coalesce(g.step, 0)) order by g.signed_at desc, g.id desc), '[]')
    from reports.signatures g where g.region_id = $1 and g.report = $2 and g.year = $3),
  'issued', (select max(i.number) from reports.issued i where i.region_id = $1 and i.report = $2 and i.year = $3))`;

type Dated<T> = Omit<T, 'at'> & { readonly at: string };

/** The state as the database hands it over. */
export interface WrittenState {
  readonly steps: readonly Dated<SigningStep>[];
  readonly signatures: readonly Dated<Signature>[];
  readonly issued: number | null;
}

/** Reads what {@link SIGNING_STATE} gives. */
export function readState({ steps, signatures, issued }: WrittenState): SigningState {
  const dated = <T extends { readonly at: string }>(one: T) => ({ ...one, at: new Date(one.at) });
  return { steps: steps.map(dated), signatures: signatures.map(dated), issued };
}

/** How a year's report stands, within a transaction that goes on from there. */
export async function signingState(
  client: ClientBase,
  region: number,
  { report, year }: { readonly report: string; readonly year: number },
): Promise<SigningState> {
  const { rows } = await client.query<{ state: WrittenState }>(`select ${SIGNING_STATE} as state`, [
    region,
    report,
    year,
  ]);
  return readState(rows[0]?.state ?? { steps: [], signatures: [], issued: null });
}

/** The last step that stands: a sending that was taken back has not been, and what was before it is the last again. */
export function standingStep({ steps }: Pick<SigningState, 'steps'>): SigningStep | null {
  let at = 0;
  // Nothing comes between a sending and its being taken back.
  while (steps[at]?.act === 'recalled') at += 2;
  return steps[at] ?? null;
}

/** The return that nobody has answered yet: the report may be neither signed nor issued. */
export function openReturn(state: Pick<SigningState, 'steps'>): SigningStep | null {
  const last = standingStep(state);
  return last?.act === 'returned' ? last : null;
}

/** The signatures that hold for a content: under these very words, and not from before a return. */
export function signaturesOver(state: SigningState, digest: string | null): readonly Signature[] {
  const returned = state.steps.find(({ act }) => act === 'returned')?.number ?? 0;
  return state.signatures.filter((one) => one.digest === digest && one.step >= returned);
}
