import type { Database, Scope } from '#kernel/db/index.ts';
import type { ReportAction } from '#model/access/types.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Matter } from '#stages/duties/index.ts';
import { type WaitingReport, waitingReports } from './waiting-reports.ts';

/**
 * The waiting reports, for the reminders: sent for signing, for those who sign; returned, for those who draft. Neither
 * the sender nor the opinion is sent outside.
 */
export async function reportMatters(db: Database, scope: Scope, pack: Pack): Promise<readonly Matter[]> {
  const { sign, returned } = await waitingReports(db, scope, pack);
  const kinds = (action: ReportAction): readonly string[] =>
    [...pack.access.posts.values()].filter(({ reports }) => reports.includes(action)).map(({ id }) => id);
  const matter = ({ report, year, step }: WaitingReport) => ({
    year,
    what: `report ${report}`,
    occasion: String(step),
  });
  return [
    ...sign.map((one) => ({
      ...matter(one),
      kinds: kinds('sign'),
      except: one.signedBy,
      words: `${one.year}年度报告已经送签，等您签批或退回`,
    })),
    ...returned.map((one) => ({
      ...matter(one),
      kinds: kinds('draft'),
      except: [],
      words: `${one.year}年度报告被退回修改，意见在报告页上`,
    })),
  ];
}
