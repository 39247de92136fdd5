import { z } from '@hono/zod-openapi';
import { accessErrors, demandReport, readsWholeRegion } from '#engine/access/index.ts';
import { logEvents } from '#engine/audit/index.ts';
import { canonicalJson } from '#proof/manifest/canonical-json.ts';
import type { Finding } from '#proof/verify/finding.ts';
import { NODE_TOOLS } from '#proof/verify/node-tools.ts';
import { verifyFile, WITHOUT_ROWS } from '#proof/verify/verify-file.ts';
import { keyOfRow } from '#engine/records/index.ts';
import { proveRow, verifierPage, verifyAgainstData } from '../index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { ledgerFor } from '#service/reach.ts';
import { numberText, uuidText, wordText, yearText } from '#service/schemas.ts';

/** Reports and their packages are smaller; larger files can be verified on the command line. */
const LARGEST = 16_000_000;
const NOTHING = new Uint8Array(0);
const finding = z.object({ kind: z.string(), place: z.string(), message: z.string() });

export const PROOF_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'post',
      path: '/api/v1/verify',
      id: 'verify',
      tag: '证明',
      summary: '核验报告、核验包或记录证明，可同时给出报告和它的核验包；查阅全市记录的岗位，另由记录重新计算',
      upload: LARGEST,
      parts: ['file', 'package'],
      query: z.strictObject({
        key: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional()
          .openapi({ description: '签发单位公钥的编号；不写的是本安装的' }),
      }),
      repeat: 'free',
      answer: z.object({
        ok: z.boolean().openapi({ description: '是原件，且（由记录重新计算的）数值相符' }),
        answer: z.enum(['original', 'saved_again', 'not_this_report', 'undecided']).openapi({
          description:
            'original 是原件，逐字节相同；saved_again 是另存的，文字一致；not_this_report 不是这份报告；undecided 不能核对签名',
        }),
        headline: z.string(),
        text: z
          .array(z.string())
          .nullable()
          .openapi({ description: '签发的文字，一段一项；是原件的，或清单不可信的，为空' }),
        disagrees: z.array(finding),
        unchecked: z.array(finding),
        agrees: z.array(finding),
      }),
      problems: ['REPORT-NOT-ISSUED'],
    },
    async ({ body, query: { key } }, { context, act, actFor, now }) => {
      const { db, pack } = context;
      const { answer, headline, text, findings, manifest, signed } = verifyFile({
        file: body['file'] ?? NOTHING,
        package: body['package'] ?? null,
        trustedKey: key ?? context.signer().keyId,
        tools: NODE_TOOLS,
      });
      const { rights } = actFor('read').scope;
      // Changes are listed by the keys of rows.
      const all =
        rights !== undefined && readsWholeRegion(pack.access, rights) && rights.reports.includes('read');
      const request = { db, pack, scope: act.scope, now };
      const further =
        manifest && signed && all ? await verifyAgainstData(request, manifest, signed) : [WITHOUT_ROWS];
      const every = [...findings, ...further];
      const of = (wanted: Finding['verdict']) => every.filter(({ verdict }) => verdict === wanted);
      return {
        ok: answer === 'original' && of('disagrees').length === 0,
        answer,
        headline,
        text: answer === 'original' || !text ? null : [...text],
        disagrees: of('disagrees'),
        unchecked: of('unchecked'),
        agrees: of('agrees'),
      };
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/verify/page',
      id: 'getVerifierPage',
      tag: '证明',
      summary: '核验页：一个 HTML 文件，不联网也能核验',
      file: ['text/html'],
      problems: [],
    },
    async () => ({
      name: '核验.html',
      type: 'text/html; charset=utf-8',
      bytes: new TextEncoder().encode(verifierPage()),
    }),
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/prove',
      id: 'prove',
      tag: '证明',
      summary: '证明一条记录计入了印发报告的一个数字',
      body: z.strictObject({
        report: wordText.default('annual'),
        year: yearText,
        number: numberText.nullable().default(null),
        fact: z.string().regex(/^[A-Z]\d{1,3}$/),
        ledger: wordText,
        row: uuidText,
      }),
      repeat: 'free',
      file: ['application/json'],
      problems: [
        'API-LEDGER',
        'RECORD-NOT-FOUND',
        'REPORT-NOT-ISSUED',
        'PROOF-SEALED',
        'PROOF-NOT-COUNTED',
        'PROOF-LOST',
      ],
    },
    async ({ body: { report, year: written, number, fact: slot, ledger: id, row } }, call) => {
      const { context, principal, act, actFor } = call;
      const { db, pack } = context;
      demandReport(principal, pack, 'read');
      const ledger = ledgerFor(call, id, 'read');
      const reading = actFor('read');
      // A proof contains the whole row as it was.
      if (!reading.scope.rights?.personal)
        throw accessErrors.error('ACCESS-DENIED', { what: '出具记录的证明' });
      const stored = await keyOfRow(db, reading, ledger, row);
      const key = stored.replaceAll('\u001f', '＋');
      const year = Number(written);
      const of = { report, year, slot, row: key, number: number === null ? null : Number(number) };
      const proof = await proveRow({ db, pack, scope: act.scope, ...of });
      await logEvents(db, act, [{ type: 'row.proved', data: { slot, ledger: proof.row.ledger, key, year } }]);
      const bytes = new TextEncoder().encode(canonicalJson(proof));
      return { name: `${slot}-${year}-证明.json`, type: 'application/json', bytes };
    },
  ),
];
