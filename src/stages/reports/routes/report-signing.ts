import { z } from '@hono/zod-openapi';
import { accessErrors, confirmMeans, confirmPerson, demandReport } from '#engine/access/index.ts';
import { CONFIRM_MEANS } from '#model/events/index.ts';
import {
  nameOf,
  readSigning,
  recallSending,
  returnReport,
  sendForSigning,
  signReport,
} from '#stages/reports/index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { actorWords } from '#model/text/actor-words.ts';
import { demandDrafts, reportOf, roomEyes } from '../presenters/report-call.ts';
import { roomAnswer } from '../presenters/report-room.ts';
import { wordText, yearText } from '#service/schemas.ts';

const PLACE = '/api/v1/reports/{report}/{year}';
const SIGN = `${PLACE}/sign`;
const ofYear = { tag: '报告', params: z.object({ report: wordText, year: yearText }) } as const;
/** The user must have seen the step from which he continues. */
const seenStep = z
  .number()
  .int()
  .openapi({ description: '看到的最后一步（room.signing.last.step）；以后别人又办过的，不办' });
const means = z.enum(CONFIRM_MEANS);

const signing = z
  .object({
    digest: z.string().nullable().openapi({ description: '所签内容的摘要；还不能签批时为空' }),
    room: roomAnswer,
    approvals: z.array(z.object({ by: z.string(), rows: z.number().int(), last: z.date() })),
    signatures: z.array(
      z.object({
        by: z.string(),
        at: z.date(),
        digest: z.string(),
        holds: z.boolean(),
        means: means.nullable().openapi({ description: '以什么确认是本人；以前的签批没有' }),
      }),
    ),
    steps: z
      .array(
        z.object({
          act: z.enum(['sent', 'recalled', 'returned', 'signed', 'issued']),
          by: z.string(),
          words: z.string().nullable(),
          at: z.date(),
        }),
      )
      .openapi({ description: '送签、撤回、退回、签批、印发的经过，最近的在前' }),
    mine: z.boolean().openapi({ description: '本人的签批有效' }),
    confirm: z.array(means).openapi({ description: '本账号可以用什么确认是本人；签批时要其中之一' }),
    fresh: z.boolean().openapi({ description: '刚重新作过统一身份认证，可以用一次' }),
  })
  .openapi('ReportSigning');

/** From sending for signing to the signature or the return. */
export const REPORT_SIGNING_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      ...ofYear,
      method: 'get',
      path: SIGN,
      id: 'readReportSigning',
      summary: '签批的是什么：文稿、数字、提醒、谁审定了记录，和已有的签批',
      answer: signing,
      problems: ['REPORT-UNKNOWN'],
    },
    async ({ params }, call) => {
      demandDrafts(call);
      const { context, principal, act, now } = call;
      const [found, confirm] = await Promise.all([
        readSigning(reportOf(call, params), roomEyes(call)),
        confirmMeans(context.db, act.scope, principal.account.id),
      ]);
      const fresh = context.pending.isFresh(principal.session, now);
      const me = nameOf(act.actor);
      const mine = found.signatures.some(({ by, holds }) => holds && by === me);
      const steps = found.steps.map((one) => ({ ...one, by: actorWords(one.by) }));
      return { ...found, steps, mine, confirm, fresh };
    },
  ),
  endpoint(
    {
      ...ofYear,
      method: 'post',
      path: SIGN,
      id: 'signReport',
      summary:
        '签批看到的内容，须由本人确认：有动态口令的账号填 code，否则填本人的口令 password，统一身份认证的账号先重新认证一次（beginConfirmation）；用令牌不能签批；内容已变的不签',
      // Without an Idempotency-Key, because no digest of a password or code is stored. A repeated signature is refused
      // anyway.
      repeat: 'free',
      body: z.strictObject({
        digest: z.string().regex(/^[0-9a-f]{64}$/),
        password: z.string().min(1).max(200).optional(),
        code: z
          .string()
          .regex(/^\d{6}$/)
          .optional(),
      }),
      problems: [
        'REPORT-UNKNOWN',
        'REPORT-MOVED',
        'REPORT-RETURNED',
        'REPORT-SIGNED',
        'REPORT-ISSUED-SAME',
        'REPORT-STEP-MEANWHILE',
        'AUTH-REFUSED',
        'AUTH-LOCKED',
        'AUTH-PROOF-NEEDED',
        'AUTH-NO-PROOF',
      ],
    },
    async ({ params, body: { digest, password = null, code = null } }, call) => {
      const { context, principal, act, now } = call;
      demandReport(principal, context.pack, 'sign');
      // A program cannot prove the presence of a person without his password.
      if (principal.only) throw accessErrors.error('ACCESS-DENIED', { what: '用令牌签批报告' });
      const { region, session } = principal;
      const account = principal.account.id;
      const proof = { password, code, signedOnAnew: () => context.pending.takeFresh(session, now) };
      await signReport(reportOf(call, params), {
        actor: act.actor,
        account,
        digest,
        confirm: (client) => confirmPerson(client, { region, account, now, proof, what: '签批' }),
      });
    },
  ),
  endpoint(
    {
      ...ofYear,
      method: 'post',
      path: `${PLACE}/send`,
      id: 'sendReportForSigning',
      summary: '送签：签批的人从此在工作台和提醒里看到；退回以后改好了，或对意见作了答复，再送',
      body: z.strictObject({ words: z.string().trim().min(1).max(1000).nullable().default(null) }),
      problems: [
        'REPORT-UNKNOWN',
        'REPORT-REFUSED',
        'REPORT-SENT',
        'REPORT-ISSUED-SAME',
        'REPORT-UNANSWERED',
        'REPORT-STEP-MEANWHILE',
      ],
    },
    async ({ params, body: { words } }, call) => {
      demandReport(call.principal, call.context.pack, 'draft');
      await sendForSigning(reportOf(call, params), { actor: call.act.actor, words });
    },
  ),
  endpoint(
    {
      ...ofYear,
      method: 'post',
      path: `${PLACE}/recall`,
      id: 'recallReport',
      summary: '撤回送签：只有送签的人自己，在有人签批或退回以前；一切回到送签以前',
      body: z.strictObject({ step: seenStep }),
      problems: ['REPORT-UNKNOWN', 'REPORT-NOT-UNDER-WAY', 'REPORT-SENT-BY-OTHER', 'REPORT-STEP-MEANWHILE'],
    },
    async ({ params, body: { step: seen } }, call) => {
      const { context, principal, act } = call;
      demandReport(principal, context.pack, 'draft');
      const account = principal.account.id;
      await recallSending(reportOf(call, params), { actor: act.actor, account, seen });
    },
  ),
  endpoint(
    {
      ...ofYear,
      method: 'post',
      path: `${PLACE}/return`,
      id: 'returnReport',
      summary: '退回修改，须写意见；重新送签以前不能签批，也不能印发',
      body: z.strictObject({
        words: z.string().trim().min(1).max(1000),
        step: seenStep,
      }),
      problems: ['REPORT-UNKNOWN', 'REPORT-NOT-SENT', 'REPORT-STEP-MEANWHILE'],
    },
    async ({ params, body: { words, step: seen } }, call) => {
      demandReport(call.principal, call.context.pack, 'sign');
      await returnReport(reportOf(call, params), { actor: call.act.actor, words, seen });
    },
  ),
];
