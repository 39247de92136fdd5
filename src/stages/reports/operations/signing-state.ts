import type { ClientBase } from 'pg';
import type { ConfirmMeans } from '#model/events/index.ts';
import { reportErrors } from '../errors.ts';

/** A step of a year's report between its author and its signers. */
export type SigningAct = 'sent' | 'recalled' | 'returned' | 'signed' | 'issued';

/** One step of its way. */
export interface SigningStep {
  readonly number: number;
  readonly act: SigningAct;
  /** The digest of the content that the step concerned. */
  readonly digest: string | null;
  /** The opinion of a return, the answer of a sending. */
  readonly words: string | null;
  readonly name: string;
  /** Unit and post. */
  readonly office: string;
  /** The account; null for the command line. */
  readonly account: string | null;
  readonly at: Date;
}

/** A name under a report. */
export interface Signature {
  readonly by: string;
  readonly at: Date;
  readonly digest: string;
  /** How the signer proved his presence; null from before this was required. */
  readonly means: ConfirmMeans | null;
  /** The step of the signature; 0 from before there were steps. */
  readonly step: number;
}

/** The state of a year's report between its author and its signers. */
export interface SigningState {
  /** The latest first. */
  readonly steps: readonly SigningStep[];
  /** The latest first, including those under other contents. */
  readonly signatures: readonly Signature[];
  /** Number of the latest version that was issued; null: none. */
  readonly issued: number | null;
}

/**
 * The state as one value of SQL, for statements that query something else too: `$1` is the region, `$2` the report,
 * `$3` the year.
 */
export const SIGNING_STATE = `jsonb_build_object(
  'steps', (select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'act', s.act, 'digest', s.digest, 'words', s.words,
      'name', s.by_name, 'office', s.by_office, 'account', s.account_id, 'at', s.at) order by s.number desc), '[]')
    from reports.signing_steps s where s.region_id = $1 and s.report = $2 and s.year = $3),
  'signatures', (select coalesce(jsonb_agg(jsonb_build_object('by', g.actor, 'at', g.signed_at, 'digest', g.digest,
      'means', g.confirmed_by, 'step', coalesce(g.step, 0)) order by g.signed_at desc, g.id desc), '[]')
    from reports.signatures g where g.region_id = $1 and g.report = $2 and g.year = $3),
  'issued', (select max(i.number) from reports.issued i where i.region_id = $1 and i.report = $2 and i.year = $3))`;

type Dated<T> = Omit<T, 'at'> & { readonly at: string };

/** The state in the form of the database. */
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

/** The state of a year's report, within a transaction that continues from it. */
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

/** The last valid step: a recalled sending does not count, and the step before it is the last again. */
export function standingStep({ steps }: Pick<SigningState, 'steps'>): SigningStep | null {
  let at = 0;
  // A recall directly follows the sending that it undoes.
  while (steps[at]?.act === 'recalled') at += 2;
  return steps[at] ?? null;
}

/** The unanswered return: until it is answered the report can be neither signed nor issued. */
export function openReturn(state: Pick<SigningState, 'steps'>): SigningStep | null {
  const last = standingStep(state);
  return last?.act === 'returned' ? last : null;
}

/** Whether the latest issued version has exactly this content: there is nothing to send, sign or issue. */
export function isIssuedUnchanged(state: Pick<SigningState, 'steps'>, digest: string | null): boolean {
  return digest !== null && state.steps.find(({ act }) => act === 'issued')?.digest === digest;
}

/**
 * @throws REPORT-ISSUED-SAME when the latest issued version has exactly this content
 */
export function demandNotIssued(state: SigningState, digest: string, year: number): void {
  if (isIssuedUnchanged(state, digest))
    throw reportErrors.error('REPORT-ISSUED-SAME', { year, number: state.issued ?? 1 });
}

/** The valid signatures of a content: under exactly these words, and not from before a return. */
export function signaturesOver(state: SigningState, digest: string | null): readonly Signature[] {
  const returned = state.steps.find(({ act }) => act === 'returned')?.number ?? 0;
  return state.signatures.filter((one) => one.digest === digest && one.step >= returned);
}
