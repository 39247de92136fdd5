import { generateKeyPairSync } from 'node:crypto';
import { loadDemo } from '#tools/demo/load-demo.ts';
import { signerOf } from '#proof/manifest/installation-key.ts';
import { computeFacts } from '#engine/queries/index.ts';
import { issueReport, prepareReport } from '#stages/reports/index.ts';
import { BENCH, benchCity } from './city.ts';
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
    const result = await loadDemo({ db, pack, scope, actor: BENCH, now: new Date(), rows });
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
    const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
    const issuing = async (forget: string, keptFacts: boolean): Promise<number> => {
      const times: number[] = [];
      for (let run = 0; run < 5; run += 1) {
        // Removed by the owner, so that every run issues the same content for the first time.
        await db.owner.query(`delete from reports.issued_rows; delete from reports.issued; ${forget}`);
        const again = { ...request, cache: keptFacts };
        times.push(await timed(() => issueReport(again, { actor: BENCH, signer, reason: '' })));
      }
      return times.toSorted((a, b) => a - b)[2] ?? 0;
    };
    const cold = await issuing('delete from core.digest_cache', false);
    const drafted = await issuing('', false);
    const allKept = await issuing('', true);
    const size = rows.toLocaleString('en');
    const counted = prepared.facts.facts.reduce((sum, fact) => sum + fact.rows, 0);
    const limit = { limitName: 'all facts alone, nothing kept', limitMs: facts, aim: 1.3 };
    return {
      figures: [
        {
          name: `${size} rows: issued and kept, signed, ${prepared.facts.facts.length} facts, nothing kept before`,
          ms: cold,
          ...limit,
        },
        { name: `${size} rows: the same after its draft (digests kept, facts anew)`, ms: drafted, ...limit },
        { name: `${size} rows: the same after its draft (digests and facts kept)`, ms: allKept, ...limit },
      ],
      notes: [
        `${size} rows: the numbers count ${counted.toLocaleString('en')} rows; checks, text and silent units take ${preparing.toFixed(0)} ms with the facts`,
      ],
    };
  } finally {
    await city.close();
  }
}
