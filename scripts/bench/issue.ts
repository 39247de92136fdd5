import { randomBytes } from 'node:crypto';
import { generateKeyPairSync } from 'node:crypto';
import { loadDemo } from '#engine/demo/load-demo.ts';
import { hashOf } from '#engine/proof/hashing.ts';
import { signerOf } from '#engine/proof/installation-key.ts';
import { computeFacts, digestRows } from '#engine/queries/index.ts';
import { issueReport, prepareReport } from '#stages/reports/index.ts';
import { benchCity } from './city.ts';
import { type Figure, median, timed } from './measure.ts';

const YEAR = 2025;
const CONNECTIONS = 2;

/**
 * (e) of the issue: the signed manifest of the annual report over a city of so many rows, against the facts alone. A
 * version is issued once; issuing it again would only hand it out, so each run is of a city's next version.
 */
export async function benchIssue(rows: number): Promise<{ figures: Figure[]; notes: string[] }> {
  const city = await benchCity();
  try {
    const { db, pack, scope } = city;
    const result = await loadDemo({ db, pack, scope, actor: 'bench', now: new Date(), rows });
    if (!result.accepted) throw new Error(JSON.stringify(result.errors[0]));
    await db.owner.query('vacuum analyze');
    const now = new Date();
    const request = {
      db,
      pack,
      scope,
      year: YEAR,
      report: 'annual',
      date: '2026-01-05',
      now,
      cache: false,
      connections: CONNECTIONS,
    };
    const facts = await median(5, () => computeFacts(request));
    const prepared = await prepareReport(request);
    if (prepared.obstacles.length > 0) throw new Error(JSON.stringify(prepared.obstacles));
    const preparing = await median(5, () => prepareReport(request));
    const hash = hashOf('sha256');
    if (!hash) throw new Error('no SHA-256');
    const digesting: number[] = [];
    for (let run = 0; run < 3; run += 1)
      await computeFacts(request, async (_, snapshot) => {
        digesting.push(
          await timed(() =>
            digestRows(snapshot, pack, { secret: randomBytes(32), algorithm: 'sha256', hash }),
          ),
        );
      });
    const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
    const times: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      // Removed by the owner, so that every run issues the same content.
      await db.owner.query('delete from reports.issued_rows; delete from reports.issued');
      times.push(await timed(() => issueReport(request, { actor: 'bench', signer, reason: '' })));
    }
    const issuing = times.toSorted((a, b) => a - b)[2] ?? 0;
    const size = rows.toLocaleString('en');
    const counted = prepared.facts.facts.reduce((sum, fact) => sum + fact.rows, 0);
    const ms = (value: number): string => `${value.toFixed(0)} ms`;
    return {
      figures: [
        {
          name: `${size} rows: report with manifest and signature, kept, ${prepared.facts.facts.length} facts`,
          ms: issuing,
          limitName: 'all facts alone, nothing kept',
          limitMs: facts,
          aim: 1.3,
        },
      ],
      notes: [
        `${size} rows: ${counted.toLocaleString('en')} rows are counted, some in several numbers; facts ${ms(facts)}, with checks and text ${ms(preparing)}, digests of rows ${ms(digesting.toSorted((a, b) => a - b)[1] ?? 0)}, all issued and kept ${times.map(ms).join(', ')}`,
      ],
    };
  } finally {
    await city.close();
  }
}
