import type { ClientBase } from 'pg';
import type { Pack } from '#model/pack/types.ts';
import type { ReportTemplate } from '#model/report/template.ts';
import {
  type DeclaredWords,
  ISSUED_WITH_EXPLANATION,
  ISSUED_WITH_LITERAL,
  type KeptExplanation,
} from './declared-words.ts';
import { readState, SIGNING_STATE, type SigningState, type WrittenState } from './signing-state.ts';
import { demandText, textOfPack } from './text-in-force.ts';

/** The words of a year's report, its declarations, and its state between drafting and signing. */
export interface WordsInForce {
  readonly template: ReportTemplate;
  /** The valid declarations, the earliest first. */
  readonly declared: readonly DeclaredWords[];
  /** The valid explanations, the earliest first. */
  readonly said: readonly KeptExplanation[];
  readonly signing: SigningState;
}

interface Wanted {
  readonly pack: Pack;
  readonly report: string;
  readonly year: number;
  readonly wording?: string;
}

type Dated<T> = Omit<T, 'at'> & { readonly at: string };

/**
 * The text of a year's report, the city's own latest wording or that of the packs, with its declarations and steps: in
 * one query, because a report waits for it.
 * @param wording judged instead of the stored text
 * @throws REPORT-TEXT-FAULTY, REPORT-UNKNOWN
 */
export async function wordsInForce(
  client: ClientBase,
  region: number,
  { pack, report, year, wording }: Wanted,
): Promise<WordsInForce> {
  const ofPack = textOfPack(pack, { report, year });
  const { rows } = await client.query<{
    text: string | null;
    declared: readonly Dated<DeclaredWords>[];
    said: readonly Dated<KeptExplanation>[];
    signing: WrittenState;
  }>(
    `select (select t.text from reports.texts t where t.region_id = $1 and t.report = $2 and t.year = $3
         order by t.version desc limit 1) as text,
       coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'words', d.words, 'reason', d.reason, 'name', d.by_name,
           'office', d.by_office, 'at', d.declared_at, 'issued', ${ISSUED_WITH_LITERAL} is not null) order by d.declared_at, d.id)
         from reports.declared_literals d
         where d.region_id = $1 and d.report = $2 and d.year = $3 and d.withdrawn_at is null), '[]') as declared,
       coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'finding', e.finding, 'about', e.about, 'text', e.text,
           'name', e.by_name, 'office', e.by_office, 'actor', e.actor, 'at', e.said_at,
           'issued', ${ISSUED_WITH_EXPLANATION} is not null) order by e.said_at, e.id)
         from reports.explanations e
         where e.region_id = $1 and e.report = $2 and e.year = $3 and e.withdrawn_at is null), '[]') as said,
       ${SIGNING_STATE} as signing`,
    [region, report, year],
  );
  const [found] = rows;
  if (!found) throw new Error('a statement without a row');
  const dated = <T extends { readonly at: string }>(one: T) => ({ ...one, at: new Date(one.at) });
  const text = wording ?? found.text;
  return {
    template: text === null ? ofPack : demandText(text, { report, year }, pack),
    declared: found.declared.map(dated),
    said: found.said.map(dated),
    signing: readState(found.signing),
  };
}
