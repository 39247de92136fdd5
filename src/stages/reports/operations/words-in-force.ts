import type { ClientBase } from 'pg';
import type { Pack } from '#model/pack/types.ts';
import type { ReportTemplate } from '#model/report/template.ts';
import type { DeclaredWords } from './declared-words.ts';
import { demandText, textOfPack } from './text-in-force.ts';

/** The words of a year's report, and what people answer for in them. */
export interface WordsInForce {
  readonly template: ReportTemplate;
  /** The declarations that stand, the earliest first. */
  readonly declared: readonly DeclaredWords[];
}

interface Wanted {
  readonly pack: Pack;
  readonly report: string;
  readonly year: number;
  readonly wording?: string;
}

/**
 * The text of a year's report, the city's own latest wording or that of the packs, with the declared numbers: asked for at
 * once, because a report waits for it.
 * @param wording judged instead of the text that is kept
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
    declared: readonly (Omit<DeclaredWords, 'at'> & { at: string })[];
  }>(
    `select (select t.text from reports.texts t where t.region_id = $1 and t.report = $2 and t.year = $3
         order by t.version desc limit 1) as text,
       coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'words', d.words, 'reason', d.reason, 'name', d.by_name,
           'office', d.by_office, 'at', d.declared_at) order by d.declared_at, d.id)
         from reports.declared_literals d
         where d.region_id = $1 and d.report = $2 and d.year = $3 and d.withdrawn_at is null), '[]') as declared`,
    [region, report, year],
  );
  const [found] = rows;
  const text = wording ?? found?.text ?? null;
  return {
    template: text === null ? ofPack : demandText(text, { report, year }, pack),
    declared: (found?.declared ?? []).map((one) => ({ ...one, at: new Date(one.at) })),
  };
}
