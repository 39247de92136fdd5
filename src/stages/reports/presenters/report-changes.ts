import { z } from '@hono/zod-openapi';
import { demandReport, readsWholeRegion, tellsExactly } from '#engine/access/index.ts';
import { dayOf } from '#model/time/day-of.ts';
import { type FactDrift, reportChanges, textChanges } from '../index.ts';
import type { Call } from '#service/endpoint.ts';

const keys = z.array(z.string()).nullable();
const change = z
  .object({
    slot: z.string(),
    title: z.string(),
    issued: z.string().nullable(),
    now: z.string().nullable(),
    printedIssued: z.string().nullable(),
    printedNow: z.string().nullable(),
    rows: z
      .object({
        added: z.number().int(),
        removed: z.number().int(),
        amended: z.number().int(),
        keys: z.object({ added: keys, removed: keys, amended: keys }),
      })
      .nullable()
      .openapi({ description: '封闭台账和报告参数为 null；标识只给查阅全市记录的岗位' }),
  })
  .openapi('ReportChange');

export const changesAnswer = z.object({
  number: z.number().int(),
  issuedAt: z.date(),
  items: z.array(change),
  text: z
    .array(
      z.object({
        state: z.enum(['same', 'changed', 'added', 'removed']),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    )
    .nullable()
    .openapi({ description: '文字变了的各段；不起草、不签批的岗位和没有清单的旧版为空' }),
});

/** The changes since a report was issued; keys of rows only for a post that may read them all. */
export async function changesFor(
  { context: { db, pack }, principal, act, actFor, now }: Call,
  of: { readonly report: string; readonly year: number },
  number: number | null,
): Promise<z.input<typeof changesAnswer>> {
  demandReport(principal, pack, 'read');
  const { rights } = actFor('read').scope;
  const all = rights !== undefined && readsWholeRegion(pack.access, rights);
  const { only } = principal;
  // Posts that draft or sign read the draft with every exact number.
  const drafts = (['draft', 'sign'] as const).some(
    (one) => rights?.reports.includes(one) && (!only || only.has(`reports_${one}`)),
  );
  const request = { db, pack, scope: act.scope, now, ...of };
  const { version, drifts } = await reportChanges(request, number);
  // The words contain numbers of their own, of sealed ledgers too.
  const text = drafts ? await textChanges({ ...request, date: dayOf(now) }, version) : null;
  return {
    number: version.number,
    issuedAt: version.issuedAt,
    text: text && [...text],
    items: drifts.map((drift) => ({
      ...drift,
      ...(drafts || (rights && tellsExactly(pack, rights, drift.slot)) ? {} : NOT_PUBLISHED),
      rows: drift.rows && rowsOf(drift.rows, all),
    })),
  };
}

/**
 * Issued values are published; the present values of a sealed ledger are not, and the difference of two versions could
 * reveal a single case.
 */
const NOT_PUBLISHED = { now: null, printedNow: null } as const;

function rowsOf({ added, removed, amended }: NonNullable<FactDrift['rows']>, all: boolean) {
  const named = (list: readonly string[]): string[] | null => (all ? [...list] : null);
  return {
    added: added.length,
    removed: removed.length,
    amended: amended.length,
    keys: { added: named(added), removed: named(removed), amended: named(amended) },
  };
}
